/** The four providers, each with one login. */
export const providers = ['interserver', 'rocketchat', 'misaka', 'onlyoffice'] as const;

export type Provider = (typeof providers)[number];

/** The status and the whole body of a response. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The response of each provider. */
export type Answers = Readonly<Record<Provider, Answer>>;

/** Functions that format each provider's error response. */
export const say = {
  interserver: (status: number, message: string, field?: string): Answer => ({
    status,
    body: field === undefined ? { message } : { message, field },
  }),
  rocketchat: (status: number, message: string): Answer => ({ status, body: { status: 'error', message } }),
  misaka: (status: number, detail: unknown): Answer => ({ status, body: { detail } }),
  onlyoffice: (status: number, message: string): Answer => ({
    status,
    body: { error: { message, type: null, stack: null, hresult: 0 }, status: 1, statusCode: status },
  }),
};

/** Rocket.Chat's response to a body that isn't a login. */
export const unauthorized: Answer = {
  status: 401,
  body: { status: 'error', error: 'Unauthorized', message: 'Unauthorized' },
};

/** Misaka.io's response to a body without its only required field. */
export const passwordMissing = { type: 'missing', loc: ['body', 'data', 'password'], msg: 'Field required' };

/** A body without a single field. */
export const noFields: Answers = {
  interserver: say.interserver(402, 'missing login', 'login'),
  rocketchat: unauthorized,
  misaka: say.misaka(422, [passwordMissing]),
  onlyoffice: say.onlyoffice(400, 'userName, password or passworHash is empty'),
};

/** A body that cannot be read. */
export const unreadable: Answers = {
  interserver: say.interserver(400, 'invalid request body'),
  rocketchat: unauthorized,
  misaka: say.misaka(400, 'Cannot parse request body'),
  onlyoffice: say.onlyoffice(400, 'One or more validation errors occurred.'),
};

/** An unknown charset or content encoding. */
export const unsupported: Answers = {
  interserver: say.interserver(415, 'unsupported content type'),
  rocketchat: unauthorized,
  misaka: say.misaka(415, 'Unsupported media type'),
  onlyoffice: say.onlyoffice(415, 'Unsupported Media Type'),
};

/** A body above 1 MiB. */
export const tooLarge: Answers = {
  interserver: say.interserver(413, 'request body too large'),
  rocketchat: say.rocketchat(413, 'Request entity too large'),
  misaka: say.misaka(413, 'Request body too large'),
  onlyoffice: say.onlyoffice(413, 'Request body too large.'),
};

/** A path below the base path that no operation has. */
export const notFound: Answers = {
  interserver: say.interserver(404, 'not found'),
  rocketchat: say.rocketchat(404, 'API endpoint does not exist'),
  misaka: say.misaka(404, 'Not Found'),
  onlyoffice: say.onlyoffice(404, 'The resource could not be found'),
};
