import type { Account } from '../records.ts';

/** Returns the dashboard of an account without services, invoices and tickets. Source: the vendor's OpenAPI 0.9.0. */
export function dashboard(account: Account, address: string, since: string) {
  return {
    last_login_ip: address,
    last_login: displayTime(since),
    currency: '$',
    amount: '$0.00',
    invoice_list: 0,
    balance: '$0.00',
    full_name: account.name,
    email: account.login,
    tickets: [],
    ticketStatus: { Open: 0, 'On Hold': 0 },
    ticketStatusView: { '4': 'Open', '5': 'On Hold', '6': 'Closed' },
    details: { modules },
    services,
    AFFILIATE_AMOUNT: '100',
  };
}

const modules = {
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
};

const none = { links: {}, count: 0 };

/** Only the links of backups are a list; the others are objects. Source: the vendor's OpenAPI 0.9.0. */
const services = {
  domains: none,
  webhosting: none,
  vps: none,
  licenses: none,
  servers: none,
  backups: { links: [], count: 0 },
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Formats an ISO time as in the vendor's example: `14:58:pm - 17 Aug, 2023`. */
function displayTime(iso: string): string {
  const [, year, month, day, hour, minute] = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(iso) ?? [];
  const half = Number(hour) < 12 ? 'am' : 'pm';
  return `${hour}:${minute}:${half} - ${Number(day)} ${months[Number(month) - 1]}, ${year}`;
}
