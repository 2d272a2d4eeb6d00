// The pages here ask the doubles of the tests, which are made with `jest.fn`; in a
// browser that is the function itself. Imported before them.
Object.assign(globalThis, {
  jest: { fn: (answer?: unknown) => answer ?? (() => undefined) },
});

export {};
