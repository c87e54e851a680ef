// SPDX-License-Identifier: MIT
// Takes the place of the SDK's list of all that it has, by which its Angular part imports two things. The SDK itself says
// that a product should import each by its own path.
export { Debounce } from '@microsoft/windows-admin-center-sdk/core/base/decorators/debounce.decorators';
export { SmeWebTelemetry } from '@microsoft/windows-admin-center-sdk/core/diagnostics/sme-web-telemetry';
