import { renderInTestApp } from '@backstage/frontend-test-utils';
import { DefaultEntityPresentationApi } from '@backstage/plugin-catalog';
import {
  entityPresentationApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { GroupsContext, usePersonName } from '../roadmap/usePersonName';
import { ChoiceField } from './ChoiceField';
import { Person } from './Person';
import { TextWithRefs } from './TextWithRefs';
import { useNameOf } from './useNameOf';

const care = 'group:default/care';
const jonas = 'user:default/jonas-lindqvist';
const gone = 'user:elsewhere/who-left';

/** Renders with a catalog that knows a group and a person by their titles. */
function renderWithCatalog(element: JSX.Element) {
  const entity = (kind: string, name: string, displayName: string) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec: { profile: { displayName } },
  });
  const catalogApi = catalogApiMock({
    entities: [
      entity('Group', 'care', 'Customer care'),
      entity('User', 'jonas-lindqvist', 'Jonas Lindqvist'),
    ],
  });
  return renderInTestApp(element, {
    apis: [
      [
        entityPresentationApiRef,
        DefaultEntityPresentationApi.create({ catalogApi }),
      ],
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}

function People(props: { refs: string[] }) {
  const nameOf = useNameOf();
  return (
    <ChoiceField
      label="Who"
      value={props.refs[0]}
      options={props.refs.map(ref => ({ value: ref, label: nameOf(ref) }))}
      onChange={jest.fn()}
    />
  );
}

function Names(props: { names: (string | null)[] }) {
  const personName = usePersonName();
  return <p>{props.names.map(personName).join(', ')}</p>;
}

describe('names of the catalog', () => {
  it('stand in choices, with the reference on hover', async () => {
    renderWithCatalog(<People refs={[jonas, care, gone, 'Engineer 2']} />);
    expect(
      await screen.findByRole('option', { name: 'Jonas Lindqvist' }),
    ).toHaveAttribute('title', jonas);
    expect(screen.getByRole('option', { name: 'Customer care' })).toHaveValue(
      care,
    );
    // Of whom the catalog knows nothing the name in the reference remains.
    expect(
      screen.getByRole('option', { name: 'elsewhere/who-left' }),
    ).toHaveValue(gone);
    expect(
      screen.getByRole('option', { name: 'Engineer 2' }),
    ).not.toHaveAttribute('title');
  });

  it('stand for engineers without a name, by their group', async () => {
    renderWithCatalog(
      <GroupsContext.Provider value={[care]}>
        <Names names={[jonas, 'care 2', 'Engineer 1', null]} />
      </GroupsContext.Provider>,
    );
    expect(
      await screen.findByText(
        'Jonas Lindqvist, Customer care 2, Engineer 1, Anybody',
      ),
    ).toBeInTheDocument();
  });

  it('stand as links in the sentences of the backend', async () => {
    renderWithCatalog(
      <p data-testid="said">
        <TextWithRefs text={`At 10:30/2 nobody: ${care}, ${jonas}.`} />
      </p>,
    );
    expect(
      await screen.findByRole('link', { name: 'Customer care' }),
    ).toHaveAttribute('href', '/catalog/default/group/care');
    expect(screen.getByTestId('said')).toHaveTextContent(
      'At 10:30/2 nobody: Customer care, Jonas Lindqvist.',
    );
  });

  it('have no kind before them where the catalog knows nothing', async () => {
    renderWithCatalog(<Person name="user:default/who-left" otherwise="" />);
    expect(
      await screen.findByRole('link', { name: 'who-left' }),
    ).toBeInTheDocument();
  });
});
