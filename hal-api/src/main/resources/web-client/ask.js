/** Asks the server over HTTP; every answer comes as `{status, answer, retryAfter}`. */

const PATIENCE = 30_000; // milliseconds until an answer is given up

/** The server said no, or nothing: status 0. */
export class Refusal extends Error {
  constructor(status, body, retryAfter) {
    super(body?.message ?? sentence(status));
    this.status = status;
    this.details = body?.details ?? [];
    this.retryAfter = retryAfter; // seconds, or undefined
  }

  /** Whether the execution cannot be used any more. */
  get gone() {
    return this.status === 404 || this.status === 401;
  }
}

/**
 * @param {string} href
 * @param {Object} request as for fetch; `members` become its JSON body
 * @return {Promise<{status: number, answer: Object|undefined, retryAfter: number|undefined}>} any answer, refusals too
 * @throws {Refusal} with status 0 when there is none
 */
export async function ask(href, { members, ...request } = {}) {
  try {
    const response = await fetch(href, {
      body: members && JSON.stringify(members),
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
      ...request,
    });
    const text = await response.text();
    return { status: response.status, answer: parse(text), retryAfter: seconds(response.headers.get('Retry-After')) };
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

/** Retry-After is a number of seconds or a date (RFC 9110, 10.2.3). */
function seconds(header) {
  if (!header) return undefined;
  const given = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isFinite(given) ? Math.max(0, given) : undefined;
}

function sentence(status) {
  if (status === 0) return 'The server cannot be reached. Nothing was lost: try again.';
  if (status === 404) return 'There is nothing here.';
  return `The server refused this (${status}).`;
}
