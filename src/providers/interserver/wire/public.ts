import { bindBoth } from '../../../core/bind.ts';
import { operations as documented } from '../../../generated/interserver/documented/routes.ts';
import { operations as observed } from '../../../generated/interserver/observed/routes.ts';
import { publicOperation, getCaptcha, getLoginPage } from '../operations/public.ts';
import { commonReplies } from './common-replies.ts';
import type { Wire } from '../../../core/operation.ts';
import { visitorHeaders, visitorOf } from '../domain/captcha.ts';
import { captchaImage } from '../domain/image.ts';

const readNothing = () => ({ request: {} });

const readVisitor = ({ cookies }: Wire) => ({ request: { visitor: visitorOf(cookies) } });

/** The endpoints that require no account. */
export const publicEndpoints = [
  /** Ping, in both profiles. */
  bindBoth(documented.ping, observed.ping, publicOperation).to({
    read: readNothing,
    render: { done: () => ({ status: 200, body: 'pong' }), ...commonReplies },
  }),

  /** Product info, in both profiles: each list has the single example of the vendor's OpenAPI 0.9.0. */
  bindBoth(documented.getInfo, observed.getInfo, publicOperation).to({
    read: readNothing,
    render: {
      done: () => ({
        status: 200,
        body: {
          modules: { vps: vpsModule },
          services: { '31': vpsService },
          serviceTypes: { '6': { st_id: 6, st_name: 'OpenVZ VPS', st_category: 1, st_module: 'vps' } },
          serviceCategories: {
            '1': {
              category_id: 1,
              category_name: 'OpenVZ Virtual Servers',
              category_tag: 'openvz',
              category_module: 'vps',
            },
          },
        },
      }),
      ...commonReplies,
    },
  }),

  /** Captcha, in both profiles: both sources show the same example. */
  bindBoth(documented.getCaptcha, observed.getCaptcha, getCaptcha).to({
    read: readVisitor,
    render: {
      done: (captcha) => ({
        status: 200,
        body: { captcha: captchaImage(captcha.phrase) },
        headers: visitorHeaders(captcha),
      }),
      'token-invalid': () => ({ status: 401, body: { code: 401, message: 'Invalid session id' } }),
      ...commonReplies,
    },
  }),

  /** Login page, in both profiles. */
  bindBoth(documented.getLoginPage, observed.getLoginPage, getLoginPage).to({
    read: readVisitor,
    render: {
      done: (captcha) => ({
        status: 200,
        body: {
          logo: '//my.interserver.net/images/logos/mystaging.png',
          captcha: captchaImage(captcha.phrase),
          language: 'en-US',
          counts: { vps: 290201, websites: 205172, servers: 27940 },
        },
        headers: visitorHeaders(captcha),
      }),
      'not-allowed': () => ({ status: 403, body: { message: 'access denied' } }),
      ...commonReplies,
    },
  }),
];

const vpsModule = {
  SERVICE_ID_OFFSET: 0,
  USE_REPEAT_INVOICE: true,
  USE_PACKAGES: true,
  BILLING_DAYS_OFFSET: 0,
  IMGNAME: 'root-server.png',
  REPEAT_BILLING_METHOD: 2,
  DELETE_PENDING_DAYS: 45,
  SUSPEND_DAYS: 14,
  SUSPEND_WARNING_DAYS: 7,
  TITLE: 'VPS',
  MENUNAME: 'VPS',
  EMAIL_FROM: 'support@interserver.net',
  TBLNAME: 'VPS',
  TABLE: 'vps',
  TITLE_FIELD: 'vps_hostname',
  TITLE_FIELD2: 'vps_ip',
  TITLE_FIELD3: 'vps_vzid',
  PREFIX: 'vps',
};

const vpsService = {
  services_id: 31,
  services_name: 'OpenVZ VPS Slice',
  services_cost: 6,
  services_currency: 'USD',
  services_category: 1,
  services_buyable: true,
  services_type: 6,
  services_field1: 'slice',
  services_field2: '',
  services_module: 'vps',
};
