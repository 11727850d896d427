import { follow, offer } from './hal.js';

/** The vendor's clients: JSON within strings, arrays of signed bytes in, base64 with padding out. */
await offer(async (state, type) => {
  const { device, _links } = await follow(state._links['device.create'], { type });

  const publicKey = JSON.parse(device.publicKeyCredentialCreationOptions);
  publicKey.challenge = new Uint8Array(publicKey.challenge);
  publicKey.user.id = new Int8Array(publicKey.user.id);
  publicKey.excludeCredentials.forEach((known) => { known.id = new Uint8Array(known.id); });
  const { id, rawId, response } = await navigator.credentials.create({ publicKey });

  const base64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));
  const attestation = JSON.stringify({
    id,
    type: 'public-key',
    rawId: base64(rawId),
    response: { clientDataJSON: base64(response.clientDataJSON), attestationObject: base64(response.attestationObject) },
    clientExtensionResults: {},
  });
  return follow(_links['device.activate'], { origin: location.origin, attestation });
});
