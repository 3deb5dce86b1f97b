import { refused, type Difference } from './difference.ts';

/** Bodies that Prism doesn't parse, or parses as something else. */
export const content: readonly Difference[] = [
  {
    name: 'a broken form',
    why: 'Prism reads a malformed multipart body as a form without fields; the emulator reports that it is unreadable',
    finds: [refused, 'proxy: request.body required'],
    concerns: { interserver: ['malformed multipart'], misaka: ['multipart instead of JSON'] },
  },
  {
    name: 'malformed JSON',
    why: 'Prism cannot parse it and returns its own error, with and without --errors; the emulator uses the vendor’s error',
    finds: ['--errors: 400 invalid_json', 'proxy: 400 invalid_json'],
    concerns: {
      interserver: ['malformed JSON'],
      rocketchat: ['malformed JSON'],
      misaka: ['malformed JSON'],
      onlyoffice: ['malformed JSON'],
    },
  },
  {
    name: 'a body without a content type',
    why: 'Prism treats it as a string; Misaka.io reads it as JSON, the others return the vendor’s error',
    finds: [refused, 'proxy: request.body type'],
    concerns: {
      interserver: ['a body without a content type'],
      misaka: ['JSON without a content type'],
      onlyoffice: ['a body without a content type'],
    },
  },
  {
    name: 'a body without a content type, for either kind of login',
    why: 'Prism treats it as a string, which is neither kind; Rocket.Chat treats it as a body without fields',
    finds: [refused, 'proxy: request.body type', 'proxy: request.body anyOf'],
    concerns: { rocketchat: ['a body without a content type'] },
  },
  {
    name: 'JSON with another content type',
    why: 'ONLYOFFICE’s document declares text/json, and Misaka.io reads any type as JSON; Prism parses only application/json and +json',
    finds: [refused, 'proxy: request.body type'],
    concerns: {
      misaka: ['JSON as text/json', 'JSON as text/plain'],
      onlyoffice: ['JSON as text/json', 'JSON as text/json, with a wrong password'],
    },
  },
  {
    name: 'XML, if every type is read as JSON',
    why: 'Prism treats it as a string and returns 422; the emulator cannot parse it and returns the vendor’s 400',
    finds: [refused, 'proxy: request.body type'],
    concerns: { misaka: ['XML'] },
  },
  {
    name: 'JSON with another content type, at prism mock',
    why: 'Prism does not parse text/json, treats it as a string, and returns the contract’s example of a 400',
    finds: ['mock: 400', 'mock: request.body type'],
    concerns: {
      onlyoffice: ['request example documented as text/json', 'request example sms as text/json'],
      'onlyoffice/observed': [
        'request example documented as text/json',
        'request example own as text/json',
        'request example sms as text/json',
      ],
    },
  },
  {
    name: 'the JSON value null',
    why: 'Prism treats it as a missing body and forwards none; the emulator distinguishes the two',
    finds: [refused, 'proxy: 402', 'proxy: request required'],
    concerns: { interserver: ['null'] },
  },
  {
    name: 'the JSON value null at Misaka.io',
    why: 'Prism treats it as a missing body and forwards none; the emulator returns 422 for both, with different messages',
    finds: [refused, 'proxy: 422', 'proxy: request required'],
    concerns: { misaka: ['null'] },
  },
  {
    name: 'the JSON value null at ONLYOFFICE',
    why: 'Prism treats it as a missing body, which the contract allows, and forwards none; the emulator returns 400 for both, with different messages',
    finds: ['--errors: 400', 'proxy: 400'],
    concerns: { onlyoffice: ['null'] },
  },
  {
    name: 'the JSON value null at Rocket.Chat',
    why: 'Prism treats it as a missing body; the emulator returns the same response for both',
    finds: [refused, 'proxy: request required'],
    concerns: { rocketchat: ['null'] },
  },
];
