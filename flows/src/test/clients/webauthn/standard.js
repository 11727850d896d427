import { follow, offer } from './hal.js';

/** WebAuthn Level 3: the browser reads the options and writes the credential. */
await offer(async (state, type) => {
  const { device, _links } = await follow(state._links['device.create'], { type });

  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(device.publicKeyCredentialCreationOptionsJSON);
  const credential = await navigator.credentials.create({ publicKey });

  return follow(_links['device.activate'], { origin: location.origin, attestation: credential.toJSON() });
});
