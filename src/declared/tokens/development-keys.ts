import type { JwtAlgorithm } from '../../environment/jwt.ts';

/**
 * The keys of providers whose fixtures have none. They are published, as part of this package: everyone can sign with
 * them, so no service may trust them. A token names its key: `login-emulator-development-rs256`.
 */
export const developmentKeys = {
  HS256: { secret: 'login-emulator development secret, published, for tests only' },
  HS384: { secret: 'login-emulator development secret, published, for tests only' },
  HS512: { secret: 'login-emulator development secret, published, for tests only. Sixty-four bytes.' },
  RS256: {
    jwk: {
      kty: 'RSA',
      n: 'sBia4iEssrp3vJ991Oofj77X_M24HlUHqcmbNMLJmmNoU9UDAmEhTGOmeb0Nbx6nH6ojU749Nn0G5YbMXEav8WQLR39WdJQInpaJnzCaVVB1DdpWF9gNiAxkjvefrdGTRc324IjtHwfc-Itgo411wITbx18EsxP_Efl-0hAK_LSjHLlvBwxJkNPBDZVKmDshUlxmAX-zL5L1RnogcVHAxyXCuh4q2b7J3q3Pp1nBl2EdDe1Cew0KOAQsbB2aXULuYJ8d4HcmdDounFaSbevz5_rljNYM8iRwYKHr76FANg7Ua2m0ynTEtV-GO4G8QRADMjcCP1C9oGUwwm8p1fG6iQ',
      e: 'AQAB',
      d: 'BXJNYA8cnc6Mo4XfU3WGUmDZt1T5i96fZQ36QfCAYckPUgB1nl44tG8kmAFT6ArvqlgNzapFpGjLjM_VhEkfafzpKGX025g0iAsp6IWNUHQzmqEVJpmlGX8goRdhlfO0dWVAbINvqhUJLZrJ-2UFrlWtooX61DsbGYg49vBOFrDGTLpGV86wBGhnXI4mdGBggBug9IJmPWS12k9mQBCEskAftMGfVEy2vf4arlfroN9iXbyo85m6uDtIYrrm6_TJ_XMYQelSjqJvfRcYWrg_fOSsxHVaBp0JNDlmvrhv_dR3ka17OZFtzSKeo2aoG6Mt5nwOG0QwRA97WSslHpW1AQ',
      p: '941FMwgyL7oXDOftlMIaTSAohv7W_uoTibSHPhmCZa9abQn14nxpoR2dOTC8N1ioeTwoc_KsPSnJxTQI0MGlo5hxlkHUqhp5D9r8mr2IlLgpzwHHqL0C13p0QZIm7L1vkvkKVtRvWQI_7bz7fi70l2e7KqEKBqfog_HEpKXoNSk',
      q: 'thsQU3ncBHugEFj-GEewUMm9hlV2uRjLq9oIB-uauJSYsia09uoFFTcrh6Faex2hXxmARJXulwGZLDzYFWccuwcwOA2TJRYPqPtfmDu95i2mMMu0SCypYzDeWymsgGX_sdS__rp0IoDuXoWvmlrxbFatRnb2EkAgzpR8w901pmE',
      dp: 'Yj1V8OKXyAj5jM2doyNEfMb-TlRjzdXm2wchhKtq7B-iqxMA2Vi2MpImCsQkbXJpqXMOOrVbVQp4YCI-PVob-chNi2ukkbzfvkMRa_c7dImBTf1O1s_riMe3yy3M9LZYyOK8D6lOZuxVomsVAwZvWoZ36HrwF6QaygHwH8cXV8E',
      dq: 'QKmVf36q0HCxYnynJSn3gohQIu4f7RPP5mLSLTXMx7QEEGZMJcztJx5i95Mk1Mitr14XvMLcaIRpxlqIg_kMK6EezxiK4kVWJDO2OxEjmiMlevgqOOKa9xy4J_jBRwpw481eq227pTDQ84FW3GFkjoqslnPRZqOcwp3ZO5dF4KE',
      qi: '9f3ccaw5dNcZZKuxH9TAJj1q3gQd7hUAq6UcuPLcp3U9LPHtWhAIstenrCHOn_MtP6vs5_70BNShEuiHIyVAeAQ2BCYk3I3WWPp9bP1OIFctDOd5P7DLkM1nSgULChpX7pe8TOlCIiZoFQvhuOPd2yTWWasblvFEKjCGyQ-6Tg8',
    },
  },
  ES256: {
    jwk: {
      kty: 'EC',
      x: 'ed4EI1mU_NgFUQ8rbxQgFoErrnVRdbbMtubiOtOv2qA',
      y: '__h9PJdaZShqyPeRDlwpPv1Wrwjz66RV_P5zoYPk1yI',
      crv: 'P-256',
      d: 'omi5JmbDgT2eSe2p0kOE1L7ZwKsQ5OH468TN52ouBxg',
    },
  },
  EdDSA: {
    jwk: {
      crv: 'Ed25519',
      d: 'ppZ0JalQMpIlHe747DoSl7sPhnJwAelhrLD4YFtw5bw',
      x: 'sHTzW-9E67cc1eCpPyTaczJLK-mM8sECT2NFUmVUoSg',
      kty: 'OKP',
    },
  },
} as const satisfies Readonly<Record<JwtAlgorithm, { readonly secret: string } | { readonly jwk: object }>>;
