"""Follows links; slower than it needs to be in two places."""


def crawl(fetch, start):
    queue = [start]
    seen = []
    while queue:
        page = queue.pop(0)
        for link in fetch(page):
            if link not in seen:
                seen.append(link)
                queue.append(link)
    return seen


def known(pages, index):
    names = [page.name for page in index]
    for page in pages:
        if page.name in names:
            yield page
