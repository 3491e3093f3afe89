// Tasklist tells nobody what the server answered to it.

/**
 * Hears, from now on, of the answer to each request whose path matches.
 *
 * @param path a regular expression
 * @param hear is given the status and the JSON of the answer
 */
export function hearAnswers(path, hear) {
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function openAndHear(method, address, ...rest) {
    if (path.test(new URL(address, window.location.href).pathname)) {
      this.addEventListener('load', () => hear(this.status, jsonOf(this)));
    }
    return open.call(this, method, address, ...rest);
  };
}

/** Undefined where it is none: an answer of some proxy, or none at all. */
function jsonOf(request) {
  if (request.responseType === 'json') {
    return request.response ?? undefined;
  }
  try {
    return JSON.parse(request.responseText);
  } catch {
    return undefined;
  }
}
