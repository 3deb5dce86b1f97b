import { itSurvives } from './long-logins.ts';

itSurvives('observed');
