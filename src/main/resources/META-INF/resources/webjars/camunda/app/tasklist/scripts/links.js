// An address of ours in what is said, such as /policies, leads there. Nobody else's does: it may be what somebody typed.
const ADDRESS = /(?<!(?:POST|PUT|PATCH|DELETE) )(?<![\w/.:-])\/(?:policies|changes|inbox|calendars)(?:[/?#][^\s;,'"<>{}]*[^\s;,'"<>{}.:)])?(?![\w/{])/g;

function link(address) {
  const to = document.createElement('a');
  to.href = address;
  to.textContent = address;
  return to;
}

/** Makes links of the addresses in the text of an element. */
export function linkAddresses(element) {
  for (const text of [...(element?.childNodes ?? [])].filter((node) => node.nodeType === Node.TEXT_NODE)) {
    const parts = [];
    let end = 0;
    for (const found of text.data.matchAll(ADDRESS)) {
      parts.push(text.data.slice(end, found.index), link(found[0]));
      end = found.index + found[0].length;
    }
    if (parts.length > 0) {
      text.replaceWith(...parts, text.data.slice(end));
    }
  }
}
