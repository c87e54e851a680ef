// SPDX-License-Identifier: MIT
// Takes the place of @microsoft/signalr: the SDK imports it for the notifications of the shell, which alone makes a
// connection with it. Only what the SDK touches while its modules load is here.
export class HubConnectionBuilder {}

export const HubConnectionState = {};
