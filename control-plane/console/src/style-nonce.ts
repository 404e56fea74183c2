/** The nonce of this page: the policy lets no style element in without it. */
const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');

export const styleNonce = (): string => meta?.nonce ?? '';
