/** The server said no, or nothing: status 0. `retryAfter` is in seconds, or undefined. */
export class Refusal extends Error {
  constructor(status, { code, message = '', details = [] } = {}, retryAfter) {
    super(message);
    Object.assign(this, { status, code, details, retryAfter });
  }
}

/** As fetch: `members` become the body, `patience` is in milliseconds, `told` are the headers of any answer. */
export async function ask(href, { members, patience = 30_000, signal, ...request } = {}) {
  const limit = AbortSignal.timeout(patience);
  try {
    const response = await fetch(href, {
      body: members && JSON.stringify(members),
      credentials: 'omit',
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      ...request,
    });
    const answer = await response.json().catch(() => undefined);
    const { status, headers: told } = response;
    return { status, answer, told, retryAfter: seconds(told.get('Retry-After')) };
  } catch {
    throw new Refusal(0);
  }
}

/** A number of seconds or a date (RFC 9110, 10.2.3). */
function seconds(header) {
  const given = Number(header) || (Date.parse(header) - Date.now()) / 1000;
  return given > 0 ? Math.ceil(given) : undefined;
}
