// What somebody was doing in Tasklist when their session ended: which task, or which process to start, was open, and what of
// its form was filled in. It is kept in this tab alone, and given back to nobody else.
const KEPT = 'relay.unfinished';
const FORM = '.fjs-container';
const DIALOG = '.modal-dialog';
const WAIT = 30000;

let me;
let work;
let filled = {};

const taskOf = (hash) => new URLSearchParams(hash.split('?')[1]).get('task');

/** Start process: its name */
const processIn = (dialog) => dialog?.querySelector('.modal-title')?.textContent.split(': ').slice(1).join(': ').trim();

const workAt = (place, dialog) => processIn(dialog) || taskOf(place);

// fjs-form-<of this time>-<field>
const nameOf = (field) => field.id.replace(/^fjs-form-[^-]+-/, '');

const isChoice = (field) => field.type === 'radio' || field.type === 'checkbox';

function note({ target }) {
  if (!target.id || !target.closest?.(FORM)) {
    return;
  }
  const current = workAt(window.location.hash, target.closest(DIALOG));
  if (current !== work) {
    work = current;
    filled = {};
  }
  filled[nameOf(target)] = isChoice(target) ? target.checked : target.value;
}

/** @param place where they were, as the part of the address after # */
export function remember(place) {
  const process = processIn(document.querySelector(DIALOG));
  const current = process || taskOf(place);
  if (me && current) {
    const fields = current === work ? filled : {};
    window.sessionStorage.setItem(KEPT, JSON.stringify({ me, place, process, fields }));
  }
}

/** Notes from now on what is filled in. */
export function watch() {
  document.addEventListener('input', note, true);
  document.addEventListener('change', note, true);
}

/**
 * Opens what was open, and fills in what was filled in.
 *
 * @param person who has logged in
 */
export function comeBack(person) {
  me = person;
  const kept = JSON.parse(window.sessionStorage.getItem(KEPT) ?? 'null');
  if (!kept || !me) {
    return;
  }
  window.sessionStorage.removeItem(KEPT);
  if (kept.me !== me) {
    return;
  }
  window.location.hash = kept.place;
  const steps = kept.process ? startOf(kept.process) : [];
  follow([...steps, filling(kept)]);
}

const startOf = (process) => [
  () => click(document.querySelector('.glyphicon-list-alt')?.closest('a')),
  () => click([...document.querySelectorAll(`${DIALOG} .processes a`)].find((link) => link.textContent.trim() === process))
];

function click(link) {
  link?.click();
  return Boolean(link);
}

/** Fills in field by field, as they appear: some are there only when others say so. */
function filling({ place, process, fields }) {
  const open = new Map(Object.entries(fields));
  return () => {
    if (!process && taskOf(window.location.hash) !== taskOf(place)) {
      return true;
    }
    for (const field of document.querySelectorAll(`${FORM} :is(input, textarea, select)`)) {
      const name = nameOf(field);
      if (open.has(name) && !field.disabled && !field.readOnly) {
        const value = open.get(name);
        open.delete(name);
        put(field, value);
      }
    }
    return open.size === 0;
  };
}

/** Takes each step as soon as the page lets it, and gives up after a while. */
function follow(steps) {
  const observer = new MutationObserver(goOn);
  const end = () => observer.disconnect();

  function goOn() {
    while (steps.length > 0 && steps[0]()) {
      steps.shift();
    }
    if (steps.length === 0) {
      end();
    }
  }

  observer.observe(document.body, { childList: true, subtree: true, attributes: true });
  window.setTimeout(end, WAIT);
  goOn();
}

/** As if it were typed: the form hears of it. */
function put(field, value) {
  if (isChoice(field)) {
    if (field.checked !== value) {
      field.click();
    }
    return;
  }
  const type = Object.getPrototypeOf(field);
  Object.getOwnPropertyDescriptor(type, 'value').set.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
