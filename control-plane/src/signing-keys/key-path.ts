/** Where issuers find a key's private half. Apart from what makes keys: an issuer that starts loads no more than it needs. */

export const signingKeyFolder = 'issuer';
export const signingKeyExtension = '.pem';

/** Below the secrets directory. */
export const signingKeyPath = (kid: string): string => `${signingKeyFolder}/${kid}${signingKeyExtension}`;
