"""Reads every language's feed in every format with feedparser, twice, and fails on anything a reader would trip over."""

import sys

import feedparser

address, article, languages = sys.argv[1], sys.argv[2], sys.argv[3].split(",")
ids = set()
for language in languages:
    for format in ("atom", "rss"):
        url = f"{address}/feeds/{language}.{format}"
        feed = feedparser.parse(url)
        assert feed.status == 200, (url, feed.status)
        assert not feed.bozo, (url, feed.get("bozo_exception"))
        assert feed.feed.language == language, (url, feed.feed.get("language"))
        mine = [entry for entry in feed.entries if article in entry.id]
        assert len(mine) == 1, (url, [entry.id for entry in feed.entries])
        entry = mine[0]
        assert entry.link.startswith(f"{address}/{language}/{article}"), (url, entry.link)
        assert entry.title and entry.content[0].value, url
        assert entry.published_parsed, url
        if format == "atom":
            ids.add(entry.id)
            assert entry.updated_parsed >= entry.published_parsed, url
        again = feedparser.parse(url, etag=feed.etag, modified=feed.modified)
        assert again.status == 304, (url, again.status)
assert len(ids) == len(languages), "two languages share an id, and one would vanish from a reader"
print(len(languages), "feeds read")
