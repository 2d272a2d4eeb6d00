module.exports = {
  pickProduct(context, _events, done) {
    context.vars.product = `p-${(context.vars.$uuid || '0').length % 40}`;
    return done();
  },
};
