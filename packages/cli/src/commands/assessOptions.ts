import { Command } from 'commander';
import { addCacheOptions } from './cacheOptions';

/** The options that say what to assess, the same for each command that does. */
export function addAssessOptions(command: Command): Command {
  command
    .argument('[dir]', 'folder of the component', '.')
    .option(
      '--openapi <file...>',
      'API documents (OpenAPI, GraphQL, gRPC, AsyncAPI) instead of the APIs in catalog-info.yaml',
    )
    .option('--plan <file>', "plan instead of the component's own")
    .option(
      '--policy <file>',
      "the portal's policy, or the app-config.yaml that holds it",
    )
    .option(
      '--results <file...>',
      'result files instead of those beside the sources',
    )
    .option(
      '--component <name>',
      'component of catalog-info.yaml; else the one that the plan names, else the first',
    )
    .option('--now <iso>', 'assess as of this instant');
  return addCacheOptions(command);
}
