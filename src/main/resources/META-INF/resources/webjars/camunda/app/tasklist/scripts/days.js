// The date picker reads 13/13/2026 as January 2027, and empties a field in which it can read nothing.
import { refuse, take } from './refused.js';

const PARTS = { d: 'day', j: 'day', m: 'month', n: 'month', Y: 'year', y: 'year' };
const AS_ISO = /^\d{4}-\d{1,2}-\d{1,2}$/;
const THREE_NUMBERS = /^(\d{1,4})\D+(\d{1,4})\D+(\d{1,4})\D*$/;

/**
 * The day, as a date at midnight here; undefined where there is none.
 *
 * @param typed as the browser writes dates, or as in 2026-12-15
 * @param format the picker's, such as d/m/Y
 */
export function dayOf(typed, format) {
  const text = typed.trim();
  const numbers = THREE_NUMBERS.exec(text)?.slice(1);
  if (!numbers) {
    return undefined;
  }
  const order = AS_ISO.test(text) ? ['year', 'month', 'day'] : [...format].map((letter) => PARTS[letter]).filter(Boolean);
  const { year, month, day } = Object.fromEntries(order.map((part, place) => [part, numbers[place]]));
  if (year.length !== 4) {
    return undefined;
  }
  const date = new Date(Number(year), month - 1, Number(day));
  const isThere = date.getFullYear() === Number(year) && date.getMonth() === month - 1 && date.getDate() === Number(day);
  return isThere ? date : undefined;
}

/** Has the picker of the input read days that there are, and no others. */
export function readDaysStrictly(input) {
  const config = input?._flatpickr?.config;
  if (config && !config.parseDate) {
    config.parseDate = (text, format) => {
      const day = dayOf(text, format);
      if (day) {
        take(input);
      } else {
        refuse(input, text, 'is no day that there is');
      }
      return day;
    };
  }
}
