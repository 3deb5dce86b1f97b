import { z } from '@hono/zod-openapi';

export const UserSchema = z
  .object({
    id: z.uuid(),
    username: z.string().openapi({ example: 'ada' }),
    displayName: z.string(),
    mfaEnabled: z.boolean(),
  })
  .openapi('User');

export const ProblemSchema = z
  .object({
    code: z.string().openapi({ example: 'not_found' }),
    message: z.string(),
  })
  .openapi('Problem');

export const RoomSchema = z
  .object({ id: z.string(), name: z.string(), seats: z.number().int(), pin: z.string().optional() })
  .openapi('Room');

export const BookingSchema = z
  .object({ id: z.string(), roomId: z.string(), from: z.iso.datetime(), to: z.iso.datetime() })
  .openapi('Booking');

export const json = (schema, description) => ({ content: { 'application/json': { schema } }, description });
