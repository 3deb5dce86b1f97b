/** Imports and declarations that the examples assume: they are written as if inside a test. */
export const preamble = `
import { readFileSync, writeFileSync } from 'node:fs';
import express from 'express';
import request from 'supertest';
import { afterAll, afterEach, beforeEach, expect } from '@jest/globals';
import { connect, createApp, createEmulator, EmulatorError, type LoginEmulator, type Namespace, type Snapshot, type State } from '../../src/index.ts';
import { defineProvider } from '../../src/provider.ts';

declare const emulator: LoginEmulator;
declare const w1: Namespace;
declare const response: Response;
declare const token: string;
declare const id: string;
declare const state: State;
declare const signedIn: Snapshot;
declare const myOwnRoutes: express.RequestHandler;
`;
