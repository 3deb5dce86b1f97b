import { refused, type Difference } from './difference.ts';

/** Bodies that Prism does not read, or reads as something else. */
export const content: readonly Difference[] = [
  {
    name: 'a broken form',
    why: 'Prism reads what is no multipart as a form without fields; the emulator says that it cannot be read',
    finds: [refused, 'proxy: request.body required'],
    concerns: { interserver: ['malformed multipart'], misaka: ['multipart, which is no JSON'] },
  },
  {
    name: 'malformed JSON',
    why: 'Prism cannot read it and refuses in a form of its own, with and without --errors; the vendors have their own words',
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
    why: 'Prism takes it for a text; Misaka.io reads it as JSON, the others refuse it in the words of the vendor',
    finds: [refused, 'proxy: request.body type'],
    concerns: {
      interserver: ['a body without a type'],
      misaka: ['JSON without a type'],
      onlyoffice: ['a body without a type'],
    },
  },
  {
    name: 'a body without a content type, for either kind of login',
    why: 'Prism takes it for a text, which is neither kind; Rocket.Chat counts it as a body without fields',
    finds: [refused, 'proxy: request.body type', 'proxy: request.body anyOf'],
    concerns: { rocketchat: ['a body without a type'] },
  },
  {
    name: 'JSON under another name',
    why: 'ONLYOFFICE’s document names text/json, and Misaka.io reads any type as JSON; Prism parses application/json and +json alone',
    finds: [refused, 'proxy: request.body type'],
    concerns: {
      misaka: ['JSON as text/json', 'JSON as text/plain'],
      onlyoffice: ['JSON as text/json', 'JSON as text/json, with a wrong password'],
    },
  },
  {
    name: 'XML where any type is read as JSON',
    why: 'Prism finds a text of any type and refuses with 422; the emulator cannot parse it and says the vendor’s 400',
    finds: [refused, 'proxy: request.body type'],
    concerns: { misaka: ['XML'] },
  },
  {
    name: 'JSON under another name, at prism mock',
    why: 'Prism does not parse text/json, finds a text, and answers with the contract’s example of a 400',
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
    why: 'Prism takes it for no body and forwards none; the emulator tells the two apart',
    finds: [refused, 'proxy: 402', 'proxy: request required'],
    concerns: { interserver: ['null'] },
  },
  {
    name: 'the JSON value null at Misaka.io',
    why: 'Prism takes it for no body and forwards none; to both the emulator says 422, with other words',
    finds: [refused, 'proxy: 422', 'proxy: request required'],
    concerns: { misaka: ['null'] },
  },
  {
    name: 'the JSON value null at ONLYOFFICE',
    why: 'Prism takes it for no body, which the contract allows, and forwards none; to both the emulator says 400, with other words',
    finds: ['--errors: 400', 'proxy: 400'],
    concerns: { onlyoffice: ['null'] },
  },
  {
    name: 'the JSON value null at Rocket.Chat',
    why: 'Prism takes it for no body; to both the emulator says the same',
    finds: [refused, 'proxy: request required'],
    concerns: { rocketchat: ['null'] },
  },
];
