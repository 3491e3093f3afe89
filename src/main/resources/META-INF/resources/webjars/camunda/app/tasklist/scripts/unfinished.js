// What somebody was doing in Tasklist when their session ended: which task was open, and what of its form was filled in.
// It is kept in this tab alone, and given back to nobody else.
const KEPT = 'relay.unfinished';
const FORM = '.fjs-container';
const WAIT = 30000;

let me;
let task;
let filled = {};

const taskOf = (hash) => new URLSearchParams(hash.split('?')[1]).get('task');

// fjs-form-<of this time>-<field>
const nameOf = (field) => field.id.replace(/^fjs-form-[^-]+-/, '');

const isChoice = (field) => field.type === 'radio' || field.type === 'checkbox';

function note({ target }) {
  if (!target.id || !target.closest?.(FORM)) {
    return;
  }
  const current = taskOf(window.location.hash);
  if (current !== task) {
    task = current;
    filled = {};
  }
  filled[nameOf(target)] = isChoice(target) ? target.checked : target.value;
}

/** @param place where they were, as the part of the address after # */
export function remember(place) {
  if (me && taskOf(place)) {
    const fields = taskOf(place) === task ? filled : {};
    window.sessionStorage.setItem(KEPT, JSON.stringify({ me, place, fields }));
  }
}

/** Notes from now on what is filled in. */
export function watch() {
  document.addEventListener('input', note, true);
  document.addEventListener('change', note, true);
}

/**
 * Opens the task that was open, and fills in what was filled in.
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
  if (kept.me === me) {
    window.location.hash = kept.place;
    fill(taskOf(kept.place), kept.fields);
  }
}

function fill(task, fields) {
  const open = new Map(Object.entries(fields));
  const observer = new MutationObserver(fillWhatIsThere);
  const end = () => observer.disconnect();

  function fillWhatIsThere() {
    if (taskOf(window.location.hash) !== task || open.size === 0) {
      end();
      return;
    }
    for (const field of document.querySelectorAll(`${FORM} :is(input, textarea, select)`)) {
      const name = nameOf(field);
      if (open.has(name) && !field.disabled && !field.readOnly) {
        const value = open.get(name);
        open.delete(name);
        put(field, value);
      }
    }
  }

  observer.observe(document.body, { childList: true, subtree: true, attributes: true });
  window.setTimeout(end, WAIT);
  fillWhatIsThere();
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
