#!/usr/bin/env python3
"""peers.py trafilatura|readability PAGES > OUT.jsonl

Reads the same pages by another tool: a line {"id", "paras", "title", "date"} for each, and the time on standard error.
Needs the package of that name: trafilatura, or readability-lxml with lxml_html_clean."""
import json, pathlib, re, sys, time
tool, pages = sys.argv[1], pathlib.Path(sys.argv[2])
files = sorted((pages / "set").glob("*.html"))
if tool == "trafilatura":
    import trafilatura
    def read(raw):
        found = trafilatura.bare_extraction(raw, include_comments=False, with_metadata=True)
        if found is None: return [], None, None
        found = found if isinstance(found, dict) else found.as_dict()
        return (found.get("text") or "").split("\n"), found.get("title"), found.get("date")
else:
    import readability, lxml.html
    def read(raw):
        document = readability.Document(raw.decode("utf-8", "replace"))
        tree = lxml.html.fromstring(document.summary())
        blocks = [b for b in tree.iter("p", "li", "h2", "h3", "h4", "td", "blockquote", "div") if not b.xpath(".//p|.//li|.//div")]
        return [re.sub(r"\s+", " ", b.text_content()).strip() for b in blocks], document.short_title(), None
spent = 0.0
for path in files:
    raw = path.read_bytes()
    start = time.perf_counter()
    try: paragraphs, title, date = read(raw)
    except Exception: paragraphs, title, date = [], None, None
    spent += time.perf_counter() - start
    print(json.dumps({"id": path.stem, "paras": paragraphs, "title": title, "date": date}, ensure_ascii=False))
print(f"{tool}: {spent:.1f} s for {len(files)} pages, {len(files) / spent:.1f} a second", file=sys.stderr)
