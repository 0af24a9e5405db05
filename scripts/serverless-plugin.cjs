/**
 * Builds the bundles before the Serverless Framework needs them, and gives `invoke local` a world
 * to run in. Written as CommonJS because that is what the framework loads.
 */
module.exports = class {
  constructor(serverless, options) {
    const build = async () => (await import('./build.mjs')).bundle();
    let invocation;
    this.hooks = {
      'before:package:createDeploymentArtifacts': build,
      'before:deploy:function:packageFunction': build,
      'before:invoke:local:invoke': async () => {
        await build();
        const { startLocalInvocation } = await import('./local-invocation.ts');
        if (options.function === 'receive') invocation = await startLocalInvocation(options, serverless.serviceDir);
      },
      'after:invoke:local:invoke': async () => invocation?.finish(),
    };
  }
};
