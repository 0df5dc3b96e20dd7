"""Words: segmentation by jieba between the recognized spans, and the terms that characterize an article."""
