const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');

/**
 * Builds the bundles before the Serverless Framework needs them, refuses to package what could not run, and gives
 * `invoke local` a world to run in. Written as CommonJS because that is what the framework loads.
 */
module.exports = class {
  constructor(serverless, options) {
    const command = serverless.processedInput.commands.join(' ');
    const refuse = (sentence) => {
      throw new serverless.classes.Error(sentence);
    };
    const build = async () => (await import('./build.mjs')).bundle();
    const buildForLambda = async () => {
      await build();
      const { unfitForLambda } = await import('./build.mjs');
      unfitForLambda(serverless.service.provider.architecture).forEach(refuse);
    };
    let invocation;
    this.hooks = {
      initialize: () => {
        if (command === 'invoke local') withoutEnvironment(serverless.service);
        if (command === 'deploy' && options.package) refuse(PACKAGES_ARE_NOT_DEPLOYED);
      },
      'before:package:createDeploymentArtifacts': async () => {
        workersWithoutRoom(serverless.service.functions).forEach(refuse);
        await buildForLambda();
      },
      'before:deploy:function:packageFunction': buildForLambda,
      'before:package:compileFunctions': () => {
        if (command === 'package') nameAfterContent(serverless.service);
      },
      'before:invoke:local:invoke': async () => {
        await build();
        const { startLocalInvocation } = await import('./local-invocation.ts');
        if (options.function === 'receive') invocation = await startLocalInvocation(options, serverless.serviceDir);
      },
      'after:invoke:local:invoke': async () => invocation?.finish(),
    };
  }
};

// The framework tells deployments apart, and old from new, by the time in their names.
const PACKAGES_ARE_NOT_DEPLOYED =
  'What `npm run package` makes is to look at: it is named after its content, not its time. Use `npm run deploy`.';

/** Takes away the environment in AWS: the framework would ask AWS for it, and set it over the user's own. */
function withoutEnvironment({ provider, functions }) {
  for (const { environment } of [provider, ...Object.values(functions)]) {
    for (const name of Object.keys(environment ?? {})) delete environment[name];
  }
}

/** SQS would go on handing out messages to workers that Lambda may not start, until each has used up its receives. */
function workersWithoutRoom(functions) {
  return Object.entries(functions).flatMap(([name, { reservedConcurrency, events }]) =>
    events
      .filter(({ sqs }) => sqs?.maximumConcurrency > (reservedConcurrency ?? Number.POSITIVE_INFINITY))
      .map(
        ({ sqs }) =>
          `${name} may run ${sqs.maximumConcurrency} at once, but only ${reservedConcurrency} are reserved for it.`,
      ),
  );
}

/** Puts no time into the template, so that the same sources make the same package. */
function nameAfterContent(service) {
  const hash = createHash('sha256');
  for (const { package: made } of Object.values(service.functions)) hash.update(readFileSync(made.artifact));
  const folder = service.package.artifactDirectoryName.replace(/[^/]+$/, '');
  service.package.artifactDirectoryName = `${folder}${hash.digest('hex').slice(0, 16)}`;
}
