/** Operations of the gallery that reasonable people may mark or not, each with the reason. */
export const galleryOpen: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  devise: {
    'GET /auth/password/edit':
      'only the address of its redirect, which the contract lacks, tells that it signs in',
    'GET /auth/unlock': 'only the address of its redirect, which the contract lacks, tells that it signs in',
  },
  sanctum: {
    'GET /user/two-factor-qr-code':
      'it shows the secret of a factor that is being set up, as set-up-factor does',
    'GET /user/two-factor-secret-key':
      'it shows the secret of a factor that is being set up, as set-up-factor does',
  },
  simplejwt: {
    'POST /api/token/blacklist/': 'it revokes a refresh token, which is how an app of this API signs out',
  },
};
