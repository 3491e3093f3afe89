// A form says what is wrong with a field in terms of patterns and lengths, and Tasklist only that something is wrong. Here
// the field says what it asks for, and Tasklist which fields are meant.
const FIELD = '.fjs-has-errors:not([data-relay-refuses])';
const FAULT = '.fjs-form-field-error li';
const CHOICE = /fjs-form-field-(radio|select|checklist)/;

const asked = (field) =>
  field.querySelector('.fjs-form-field-description:not(.relay-moment)')?.textContent.trim() ?? 'look at what the field asks for.';

/** Of a day and a time that are asked for together, the one that was not given. */
const missing = (field) =>
  [...field.querySelectorAll("input[id$='-date'], input[id$='-time']")].find((input) => input.value === '');

const WORDS = [
  [/^Date and time must both be entered\.$/, (field) =>
    missing(field)?.id.endsWith('-time') ? 'Type a time as well, or empty the day.' : 'Type a day as well, or empty the time.'],
  [/^Field is required\.$/, (field) => (CHOICE.test(field.className) ? 'Choose one.' : 'Fill this in.')],
  [/^Field must match pattern /, (field) => `Not written as it is asked for: ${asked(field)}`],
  [/^Field must have minimum length of (\d+)\.$/, (field, least) => `Write at least ${least} characters.`],
  [/^Field must have maximum length of (\d+)\.$/, (field, most) => `Write at most ${most} characters.`]
];

/** The text alone is another: form-js goes on to keep what it stands in. */
function reword(fault) {
  const text = fault.firstChild;
  const field = fault.closest('.fjs-form-field');
  for (const [pattern, words] of field && text ? WORDS : []) {
    const found = pattern.exec(text.data);
    if (found) {
      text.data = words(field, found[1]);
    }
  }
}

const nameOf = (field) =>
  ((missing(field)?.labels?.[0] ?? field.querySelector('.fjs-form-field-label'))?.textContent ?? '').replace(/\*\s*$/, '').trim();

/**
 * What is wrong, field by field; empty where nothing is.
 *
 * @param form or what it stands in
 */
export function faultsIn(form) {
  form.querySelectorAll(FAULT).forEach(reword);
  return [...form.querySelectorAll(FIELD)].map(
    (field) => `“${nameOf(field)}”: ${field.querySelector(FAULT)?.textContent ?? asked(field)}`);
}

/** Says it in words from now on. */
export function sayWhatIsAskedFor() {
  const all = () => document.querySelectorAll(FAULT).forEach(reword);
  new MutationObserver(all).observe(document.body, { childList: true, subtree: true, characterData: true });
}
