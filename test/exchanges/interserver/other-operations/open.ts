import type { OperationTable } from '../../exchange.ts';
import { failures, firstFailures } from './authenticated.ts';

const sold = {
  modules: {
    vps: {
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
    },
  },
  services: {
    '31': {
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
    },
  },
  serviceTypes: { '6': { st_id: 6, st_name: 'OpenVZ VPS', st_category: 1, st_module: 'vps' } },
  serviceCategories: {
    '1': {
      category_id: 1,
      category_name: 'OpenVZ Virtual Servers',
      category_tag: 'openvz',
      category_module: 'vps',
    },
  },
};

/** InterServer's public operations: rows for both profiles. */
export function openOf(profile: string): readonly OperationTable[] {
  return [
    openTable(profile, 'getInfo', '/apiv2/info', sold),
    openTable(profile, 'ping', '/apiv2/ping', 'pong'),
  ];
}

function openTable(profile: string, operation: string, url: string, body: unknown): OperationTable {
  return {
    provider: 'interserver',
    ...{ profile, operation, method: 'GET', url, plain: {} },
    first: { 200: 'done', ...firstFailures },
    cells: [{ outcome: 'done', status: 200, body, reach: {} }, ...failures({})],
  };
}
