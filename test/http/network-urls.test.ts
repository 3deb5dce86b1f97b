import { expect, it } from '@jest/globals';
import { networkUrls } from '../../src/http/network-urls.ts';

const of = (family: 'IPv4' | 'IPv6', address: string, internal = false) =>
  family === 'IPv4'
    ? { family, address, internal, netmask: '', mac: '', cidr: null }
    : { family, address, internal, netmask: '', mac: '', cidr: null, scopeid: 0 };

const interfaces = {
  lo: [of('IPv4', '127.0.0.1', true), of('IPv6', '::1', true)],
  eth0: [of('IPv4', '192.168.1.7'), of('IPv6', '2001:db8::7'), of('IPv6', 'fe80::1')],
};

it.each([
  ['0.0.0.0', ['https://192.168.1.7:4010']],
  ['::', ['https://192.168.1.7:4010', 'https://[2001:db8::7]:4010']],
  ['localhost', []],
  ['192.168.1.7', []],
])('returns the addresses of the host %s', (host, urls) => {
  expect(networkUrls('https://localhost:4010', host, interfaces)).toEqual(urls);
});
