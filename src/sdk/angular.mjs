// SPDX-License-Identifier: MIT
// The SDK's Angular part by its modules: the build leaves out those that nothing uses. In the one file that a bundler takes
// by itself, half of what is not used stays, because its classes have static members that might do something.
export * from '../../node_modules/@microsoft/windows-admin-center-sdk/angular/esm2020/microsoft-windows-admin-center-sdk-angular.mjs';
