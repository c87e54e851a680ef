// SPDX-License-Identifier: MIT
import type { Hono } from 'hono';

/**
 * What the gateway says of itself: nothing. An answer with a name makes the SDK load its telemetry library from the
 * internet; this one makes it go on without.
 */
export function gatewayStatus(app: Hono): void {
    app.get('/api/gateway/status', context => context.json({}));
}
