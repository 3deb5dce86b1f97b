import { readdirSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import {
  fastapiWithJson,
  galleryContract,
  habitIn,
  laravelWithTokens,
  plainNest,
  splitSimplejwt,
  springdoc,
} from './contracts.ts';

const inGallery: Readonly<Record<string, string>> = {
  fastapi: 'FastAPI',
  simplejwt: 'Django REST framework with Simple JWT',
  nestjs: 'NestJS',
  'aspnet-identity': 'ASP.NET Core Identity',
  devise: 'Rails with devise_token_auth',
  sanctum: 'Laravel with Sanctum (cookie)',
};

it.each(Object.entries(inGallery))('recognises the framework of %s', async (name, framework) => {
  expect(habitIn(await galleryContract(name))?.name).toBe(framework);
});

const others = readdirSync('examples/providers', { withFileTypes: true })
  .filter((one) => one.isDirectory() && !(one.name in inGallery))
  .map(({ name }) => name);

it.each(others)('recognises no framework in %s', async (name) => {
  expect(habitIn(await galleryContract(name))).toBeUndefined();
});

it('recognises the framework of contracts that other settings of a generator give', () => {
  const all = { springdoc, plainNest, fastapiWithJson, splitSimplejwt, laravelWithTokens };
  const names = Object.entries(all).map(([name, contract]) => [name, habitIn(contract)?.name]);
  expect(Object.fromEntries(names)).toEqual({
    springdoc: 'Spring Security',
    plainNest: 'NestJS',
    fastapiWithJson: 'FastAPI',
    splitSimplejwt: 'Django REST framework with Simple JWT',
    laravelWithTokens: 'Laravel with Sanctum (tokens)',
  });
});

it('tells the signs that it saw', () => {
  expect(habitIn(plainNest)?.signs).toEqual([
    'Most operationIds are like AuthController_login.',
    'The contract has the empty contact and servers of the DocumentBuilder.',
    'A POST answers 201 without a description.',
    'The name of a schema ends with Dto.',
  ]);
});

it('recognises no framework by its name or by a single sign', () => {
  const { paths } = plainNest;
  expect(habitIn({ openapi: '3.0.0', info: { title: 'NestJS', version: '1' }, paths: {} })).toBeUndefined();
  const renamed = structuredClone(plainNest) as {
    paths: Record<string, Record<string, { operationId: string }>>;
    info: object;
    components: object;
  };
  for (const item of Object.values(renamed.paths))
    for (const operation of Object.values(item))
      operation.operationId = operation.operationId.replace('Controller_', '');
  expect(habitIn({ ...renamed, info: { title: 'NestJS', version: '1' } })).toBeUndefined();
  const only = { '/profile': paths['/profile'] };
  expect(habitIn({ openapi: '3.0.0', info: { title: 'A', version: '1' }, paths: only })).toBeUndefined();
});

it('counts an operation that only refreshes as one sign of Simple JWT', () => {
  const { '/api/token/refresh/': refresh } = splitSimplejwt.paths;
  const of = (paths: object) => habitIn({ openapi: '3.0.3', info: { title: '', version: '1' }, paths })?.name;
  expect(of({ '/auth/refresh': refresh })).toBeUndefined();
  expect(of(splitSimplejwt.paths)).toBe('Django REST framework with Simple JWT');
});

it('leaves out the refresh token if no operation refreshes', () => {
  const habit = habitIn(fastapiWithJson);
  expect(Object.keys(habit?.marks.tokens?.value ?? {})).toEqual(['access']);
  expect(habit?.answers['signed-in']?.body).toEqual({
    access_token: '{{tokens.access}}',
    token_type: 'bearer',
  });
});
