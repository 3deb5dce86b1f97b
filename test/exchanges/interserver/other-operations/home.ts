import type { OperationTable } from '../../exchange.ts';
import { asking, sessionIdOf, sessionTable } from './authenticated.ts';

const none = { links: {}, count: 0 };

/** The dashboard of an account whose session has just started. */
const dashboard = {
  last_login_ip: '127.0.0.1',
  last_login: '12:00:pm - 21 Nov, 2026',
  currency: '$',
  amount: '$0.00',
  invoice_list: 0,
  balance: '$0.00',
  full_name: 'plain',
  email: 'plain@example.com',
  tickets: [],
  ticketStatus: { Open: 0, 'On Hold': 0 },
  ticketStatusView: { '4': 'Open', '5': 'On Hold', '6': 'Closed' },
  details: {
    modules: {
      domains: {
        icon: 'globe',
        view_link: 'view_domain',
        heading: 'Domains',
        buy_link: 'domain_order',
        list_link: 'view_domains_list',
      },
      webhosting: {
        icon: 'window-maximize',
        view_link: 'view_website',
        heading: 'Web Hosting',
        buy_link: 'order_website',
        list_link: 'view_websites_list',
      },
      vps: {
        icon: 'cloud-meatball',
        view_link: 'view_vps',
        heading: 'VPS',
        buy_link: 'order_vps',
        list_link: 'view_vps_list',
      },
      licenses: {
        icon: 'id-card',
        view_link: 'view_license',
        heading: 'Licenses',
        buy_link: 'order_license',
        list_link: 'view_licenses_list',
      },
      backups: {
        icon: 'warehouse',
        view_link: 'view_backup',
        heading: 'Storages',
        buy_link: 'order_storage',
        list_link: 'view_backups_list',
      },
      servers: {
        icon: 'server',
        view_link: 'view_server',
        heading: 'Dedicated Servers',
        buy_link: 'order_server',
        list_link: 'view_servers_list',
      },
    },
  },
  services: {
    ...{ domains: none, webhosting: none, vps: none, licenses: none, servers: none },
    backups: { links: [], count: 0 },
  },
  AFFILIATE_AMOUNT: '100',
};

/** InterServer's dashboard: one row for both profiles. */
export function getHomeOf(profile: string): OperationTable {
  return sessionTable(
    { profile, operation: 'getHome', method: 'GET', url: '/apiv2/home', first: { 200: 'who-am-i' } },
    [
      { outcome: 'who-am-i', status: 200, body: dashboard, reach: asking() },
      {
        outcome: 'who-am-i',
        status: 200,
        when: 'nine hours after the login',
        body: dashboard,
        async reach(world) {
          const sessionid = await sessionIdOf(world);
          await world.advance(9 * 60 * 60);
          return { headers: { sessionid } };
        },
      },
    ],
  );
}
