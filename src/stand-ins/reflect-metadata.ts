// SPDX-License-Identifier: MIT
// Takes the place of reflect-metadata: the SDK imports it for what its decorators could note, and nothing reads that.
export {};
