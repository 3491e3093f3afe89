// The order of Tasklist's list: what is due soonest, and so what is overdue, comes first. Who chooses another one finds it
// again, in this browser and whoever works in it beside them.
const KEPT = 'relay.order';
const SOONEST_FIRST = [{ sortBy: 'dueDate', sortOrder: 'asc' }];
const LARGEST_FIRST = ['created', 'priority'];

const parameters = () => new URLSearchParams(window.location.hash.split('?')[1]);

let me;
let shown = [];

function kept() {
  const read = JSON.parse(window.localStorage.getItem(KEPT) ?? 'null');
  return { last: read?.last, orders: read?.orders ?? {} };
}

const orderOf = (person) => kept().orders[person] ?? SOONEST_FIRST;

/** The order in the address, none where that has none or somebody has spoilt it. */
function asked() {
  try {
    const order = JSON.parse(parameters().get('sorting'));
    return Array.isArray(order) ? order : [];
  } catch {
    return [];
  }
}

function place(order) {
  const all = parameters();
  all.set('searchQuery', all.get('searchQuery') ?? '[]');
  all.set('sorting', JSON.stringify(order));
  return '#/?' + all;
}

/**
 * Tasklist asks for its list once without and once with an order in its address, and newest first. Named from the start,
 * as it was last used here, the list is asked for and drawn once.
 */
export function nameFirstOrder() {
  if (/^(#\/?)?$|^#\/\?/.test(window.location.hash) && asked().length === 0) {
    window.history.replaceState(null, '', window.location.pathname + place(orderOf(kept().last)));
  }
}

function ask(order) {
  window.location.hash = place(order);
}

/** Tasklist turns a new order round when the one before it ran the other way: dates and names begin with the first. */
function straighten(order) {
  return order.map((part, index) =>
    part.sortBy === shown[index]?.sortBy
      ? part
      : { ...part, sortOrder: LARGEST_FIRST.includes(part.sortBy) ? 'desc' : 'asc' });
}

function chosen() {
  const order = asked();
  if (!me || order.length === 0) {
    return;
  }
  const straight = straighten(order);
  const isOther = JSON.stringify(straight) !== JSON.stringify(shown);
  shown = straight;
  if (JSON.stringify(straight) !== JSON.stringify(order)) {
    ask(straight);
  }
  if (isOther) {
    const { orders } = kept();
    window.localStorage.setItem(KEPT, JSON.stringify({ last: me, orders: { ...orders, [me]: straight } }));
  }
}

/** @param person who has logged in */
export function keepOrder(person) {
  if (!person) {
    return;
  }
  const { last, orders } = kept();
  me = person;
  shown = orderOf(me);
  if (last && last !== me) {
    ask(shown);
  }
  window.localStorage.setItem(KEPT, JSON.stringify({ last: me, orders }));
  // before Tasklist hears of it, since it takes away what was clicked
  const hear = ({ target }) => target.closest?.('[cam-sorting-choices]') && window.setTimeout(chosen);
  document.addEventListener('click', hear, true);
}
