// A form says what is wrong with a field in terms of patterns and lengths, and Tasklist only that something is wrong. Here
// the field says what it asks for, and Tasklist which fields are meant.
const FIELD = '.fjs-form-field:not([data-relay-refuses])';
const DAY_AND_TIME = '.fjs-form-field-datetime:not([data-relay-refuses])';
const FAULT = '.fjs-form-field-error li';
const CHOICE = /fjs-form-field-(radio|select|checklist)/;

const asked = (field) =>
  field.querySelector('.fjs-form-field-description:not(.relay-moment)')?.textContent.trim() ?? 'look at what the field asks for.';

const partsOf = (field) => [...field.querySelectorAll("input[id$='-date'], input[id$='-time']")];

/** Of a day and a time that are asked for together, the one that was not given. */
const missing = (field) => partsOf(field).find((input) => input.value === '');

const isHalf = (field) => field.matches(DAY_AND_TIME) && partsOf(field).some((input) => input.value !== '') && missing(field);

/** The form says for a moment longer that it is not. */
const isWhole = (field) => partsOf(field).length === 2 && !missing(field);

const otherHalf = (field) =>
  missing(field)?.id.endsWith('-time') ? 'Type a time as well, or empty the day.' : 'Type a day as well, or empty the time.';

const WORDS = [
  [/^Date and time must both be entered\.$/, otherHalf],
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

const saidOf = (field) => field.querySelector(FAULT)?.textContent ?? (isHalf(field) ? otherHalf(field) : asked(field));

/**
 * What is wrong, field by field; empty where nothing is.
 *
 * @param form or what it stands in
 */
export function faultsIn(form) {
  form.querySelectorAll(FAULT).forEach(reword);
  return [...form.querySelectorAll(FIELD)]
    .filter((field) => isHalf(field) || (field.matches('.fjs-has-errors') && !isWhole(field)))
    .map((field) => `“${nameOf(field)}”: ${saidOf(field)}`);
}

/** The empty inputs beside a day or a time that was given: the form would send neither, and say so to nobody but its reader. */
export const halvesMissingIn = (form) => [...form.querySelectorAll(DAY_AND_TIME)].filter(isHalf).map(missing);

/** Says it in words from now on. */
export function sayWhatIsAskedFor() {
  const all = () => document.querySelectorAll(FAULT).forEach(reword);
  new MutationObserver(all).observe(document.body, { childList: true, subtree: true, characterData: true });
}
