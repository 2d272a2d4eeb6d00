import { InputError } from '@backstage/errors';
import express, { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { readQuery } from './query';

/** Takes a JSON document of limited size; others are answered as 400 and 413. */
export function jsonBody(maxBytes: number): RequestHandler {
  return express.json({ limit: maxBytes, strict: true });
}

/** The same within a route. */
export function takeJson(
  request: Request,
  response: Response,
  maxBytes: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    jsonBody(maxBytes)(request, response, (error?: unknown) =>
      error ? reject(error) : resolve(),
    );
  });
}

/** Throws `InputError` that names each field and what it should be. */
export function readBody<T extends z.ZodType>(
  schema: T,
  request: Request,
): z.infer<T> {
  return readQuery(schema, requireJson(request));
}

/** The document that was sent; throws `InputError` where there is none. */
export function requireJson(request: Request): unknown {
  // What is of another type was not read.
  if (!request.is('application/json')) {
    throw new InputError(
      'The request needs a JSON object as its body, and Content-Type: application/json',
    );
  }
  return request.body;
}
