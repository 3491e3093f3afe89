// Ways from Tasklist to the relay's own pages. Tasklist itself places them in its header, with the person's unread notices.
const PLACES = [
  ['Inbox', '/inbox'],
  ['Changes', '/changes'],
  ['Policies', '/policies']
];

export const places = {
  id: 'relay-places',
  pluginPoint: 'tasklist.navbar.action',
  priority: 400,
  render(node) {
    const links = PLACES.map(([name, address]) => {
      const link = document.createElement('a');
      link.href = address;
      link.textContent = name;
      link.className = 'relay-place';
      return link;
    });
    node.classList.add('relay-places');
    node.append(...links);
    countUnread().then((unread) => {
      links[0].textContent = unread > 0 ? `Inbox (${unread})` : 'Inbox';
    });
  }
};

function countUnread() {
  return fetch('/api/inbox?limit=1', { headers: { Accept: 'application/json' } })
    .then((answer) => (answer.ok ? answer.json() : { unread: 0 }))
    .then((inbox) => inbox.unread)
    .catch(() => 0);
}
