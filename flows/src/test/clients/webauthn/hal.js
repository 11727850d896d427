// What both pages need: an execution that somebody started, its links, and a button for each kind of authenticator.

// The page's own server starts the execution, and hands on its address and its interaction token.
const { href, token } = await (await fetch('start', { method: 'POST' })).json();

/** Follows a link, and sends members of the type that the link asks for. */
export async function follow({ href, type }, members) {
  const headers = { Authorization: `Bearer ${token}` };
  if (type) headers['Content-Type'] = type;
  const answer = await fetch(href, members ? { method: 'POST', headers, body: JSON.stringify(members) } : { headers });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.details?.[0]?.message ?? body.message);
  return body;
}

/** Offers what this page can enroll and the state allows; `enroll` gives the last state. */
export async function offer(enroll) {
  const state = await follow({ href });
  const outcome = document.querySelector('#outcome');
  for (const type of state.allowedtypes.filter((it) => ['PLATFORM', 'SECURITY_KEY'].includes(it))) {
    const button = document.createElement('button');
    button.textContent = type;
    button.onclick = async () => {
      outcome.textContent = 'Follow your browser.';
      const ended = await enroll(state, type).catch((failure) => ({ status: failure.name, result: failure.message }));
      outcome.textContent = `${ended.status} ${ended.result} ${ended.outputs?.device.type}`;
    };
    document.querySelector('#offered').append(button);
  }
}
