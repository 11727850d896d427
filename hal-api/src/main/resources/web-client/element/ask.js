/** Asks a server over HTTP. */

/** The server said no, or nothing: status 0. `retryAfter` is in seconds, or undefined. */
export class Refusal extends Error {
  constructor(status, { code, message = '', details = [] } = {}, retryAfter) {
    super(message);
    Object.assign(this, { status, code, details, retryAfter });
  }
}

/**
 * As fetch; `members` become the body, `patience` is in milliseconds. Any answer comes back, with `told` for its headers.
 *
 * @throws {Refusal} with status 0 when there is none
 */
export async function ask(href, { members, patience = 30_000, signal, ...request } = {}) {
  const limit = AbortSignal.timeout(patience);
  try {
    const response = await fetch(href, {
      body: members && JSON.stringify(members),
      credentials: 'omit',
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      ...request,
    });
    const text = await response.text();
    const { status, headers: told } = response;
    return { status, answer: parse(text), told, retryAfter: seconds(told.get('Retry-After')) };
  } catch {
    throw new Refusal(0);
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A number of seconds or a date (RFC 9110, 10.2.3). */
function seconds(header) {
  if (!header) return undefined;
  const given = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isFinite(given) ? Math.max(0, given) : undefined;
}
