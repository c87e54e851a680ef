// SPDX-License-Identifier: MIT
export * from '../../node_modules/@microsoft/windows-admin-center-sdk/angular/index';
