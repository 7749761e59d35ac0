// The address of the running classic script: what import.meta.url is to a module.

const script = document.currentScript;

export const SCRIPT_ADDRESS = (script instanceof HTMLScriptElement && script.src) || document.baseURI;
