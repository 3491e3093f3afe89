// Ways from Tasklist to the relay's own pages. Tasklist itself places them in its header. Nothing is asked for them: an
// answer to a page whose session has ended could put another token in the place of a login's.
const PLACES = [
  ['Inbox', '/inbox'],
  ['Changes', '/changes'],
  ['Packages', '/packages'],
  ['Grants', '/grants'],
  ['Policies', '/policies']
];

export const places = {
  id: 'relay-places',
  pluginPoint: 'tasklist.navbar.action',
  priority: 400,
  render(node) {
    node.classList.add('relay-places');
    for (const [name, address] of PLACES) {
      const link = document.createElement('a');
      link.href = address;
      link.textContent = name;
      link.className = 'relay-place';
      node.append(link);
    }
  }
};
