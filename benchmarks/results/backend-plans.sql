-- == portfolio by gaps

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by "components"."gap_rank" desc, "components"."entity_ref" asc limit $1
Limit (actual time=0.077..0.493 rows=51.00 loops=1)
  Buffers: shared hit=51 read=2
  ->  Nested Loop Left Join (actual time=0.075..0.486 rows=51.00 loops=1)
        Join Filter: ((scans.entity_ref)::text = (components.entity_ref)::text)
        Buffers: shared hit=51 read=2
        ->  Index Scan using components_gap_rank_idx on components (actual time=0.068..0.436 rows=51.00 loops=1)
              Filter: (removed_at IS NULL)
              Index Searches: 1
              Buffers: shared hit=51 read=2
        ->  Seq Scan on scans (actual time=0.000..0.000 rows=0.00 loops=51)
Planning:
  Buffers: shared hit=5

-- select 
      count(*) as components,
      sum(case when state = 'unknown' then 1 else 0 end) as "unknown",
      sum(met) as met,
      sum(applicable) as applicable,
      sum(gaps_critical) as critical,
      sum(gaps_high) as high,
      sum(gaps_moderate) as moderate,
      sum(gaps_low) as low,
      sum(effort_mean) as effort_mean,
      sum((effort_mean - effort_low) * (effort_mean - effort_low)) as below,
      sum((effort_high - effort_mean) * (effort_high - effort_mean)) as above,
      max(p80) as p80
     from "components" where "components"."removed_at" is null
Aggregate (actual time=13.811..13.813 rows=1.00 loops=1)
  Buffers: shared hit=620
  ->  Seq Scan on components (actual time=0.021..10.381 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=620
Planning:
  Buffers: shared hit=9 read=3

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=47.154..47.176 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=4 read=799
  ->  HashAggregate (actual time=46.737..46.806 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=4 read=799
        ->  Seq Scan on component_facets (actual time=0.099..21.819 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=4 read=799
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.031..0.031 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3
Planning:
  Buffers: shared hit=52 read=3

-- == portfolio by title

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by "components"."title_sort" asc, "components"."entity_ref" asc limit $1
Limit (actual time=0.045..0.141 rows=51.00 loops=1)
  Buffers: shared hit=17
  ->  Nested Loop Left Join (actual time=0.043..0.135 rows=51.00 loops=1)
        Join Filter: ((scans.entity_ref)::text = (components.entity_ref)::text)
        Buffers: shared hit=17
        ->  Index Scan using components_title_idx on components (actual time=0.037..0.093 rows=51.00 loops=1)
              Filter: (removed_at IS NULL)
              Index Searches: 1
              Buffers: shared hit=17
        ->  Seq Scan on scans (actual time=0.000..0.000 rows=0.00 loops=51)
Planning:
  Buffers: shared hit=1

-- select 
      count(*) as components,
      sum(case when state = 'unknown' then 1 else 0 end) as "unknown",
      sum(met) as met,
      sum(applicable) as applicable,
      sum(gaps_critical) as critical,
      sum(gaps_high) as high,
      sum(gaps_moderate) as moderate,
      sum(gaps_low) as low,
      sum(effort_mean) as effort_mean,
      sum((effort_mean - effort_low) * (effort_mean - effort_low)) as below,
      sum((effort_high - effort_mean) * (effort_high - effort_mean)) as above,
      max(p80) as p80
     from "components" where "components"."removed_at" is null
Aggregate (actual time=11.432..11.435 rows=1.00 loops=1)
  Buffers: shared hit=620
  ->  Seq Scan on components (actual time=0.013..8.193 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=620

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=46.061..46.097 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=803
  ->  HashAggregate (actual time=45.644..45.718 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=803
        ->  Seq Scan on component_facets (actual time=0.056..20.136 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=803
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.027..0.029 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3

-- == portfolio by coverage

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by case when "components"."coverage" is null then 1 else 0 end, "components"."coverage" asc, "components"."entity_ref" asc limit $1
Limit (actual time=21.990..22.002 rows=51.00 loops=1)
  Buffers: shared hit=623
  ->  Sort (actual time=21.987..21.994 rows=51.00 loops=1)
        Sort Key: (CASE WHEN (components.coverage IS NULL) THEN 1 ELSE 0 END), components.coverage, components.entity_ref
        Sort Method: top-N heapsort  Memory: 70kB
        Buffers: shared hit=623
        ->  Hash Left Join (actual time=0.021..11.944 rows=10000.00 loops=1)
              Hash Cond: ((components.entity_ref)::text = (scans.entity_ref)::text)
              Buffers: shared hit=620
              ->  Seq Scan on components (actual time=0.013..8.613 rows=10000.00 loops=1)
                    Filter: (removed_at IS NULL)
                    Rows Removed by Filter: 1
                    Buffers: shared hit=620
              ->  Hash (actual time=0.002..0.004 rows=0.00 loops=1)
                    Buckets: 1024  Batches: 1  Memory Usage: 8kB
                    ->  Seq Scan on scans (actual time=0.002..0.002 rows=0.00 loops=1)
Planning:
  Buffers: shared hit=6

-- select 
      count(*) as components,
      sum(case when state = 'unknown' then 1 else 0 end) as "unknown",
      sum(met) as met,
      sum(applicable) as applicable,
      sum(gaps_critical) as critical,
      sum(gaps_high) as high,
      sum(gaps_moderate) as moderate,
      sum(gaps_low) as low,
      sum(effort_mean) as effort_mean,
      sum((effort_mean - effort_low) * (effort_mean - effort_low)) as below,
      sum((effort_high - effort_mean) * (effort_high - effort_mean)) as above,
      max(p80) as p80
     from "components" where "components"."removed_at" is null
Aggregate (actual time=10.526..10.529 rows=1.00 loops=1)
  Buffers: shared hit=620
  ->  Seq Scan on components (actual time=0.014..7.476 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=620

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=48.193..48.227 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=803
  ->  HashAggregate (actual time=47.790..47.865 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=803
        ->  Seq Scan on component_facets (actual time=0.041..21.344 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=803
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.013..0.015 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3

-- == portfolio by effort

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by case when "components"."effort_mean" is null then 1 else 0 end, "components"."effort_mean" desc, "components"."entity_ref" asc limit $1
Limit (actual time=23.974..23.989 rows=51.00 loops=1)
  Buffers: shared hit=620
  ->  Sort (actual time=23.972..23.980 rows=51.00 loops=1)
        Sort Key: (CASE WHEN (components.effort_mean IS NULL) THEN 1 ELSE 0 END), components.effort_mean DESC, components.entity_ref
        Sort Method: top-N heapsort  Memory: 69kB
        Buffers: shared hit=620
        ->  Hash Left Join (actual time=0.025..12.242 rows=10000.00 loops=1)
              Hash Cond: ((components.entity_ref)::text = (scans.entity_ref)::text)
              Buffers: shared hit=620
              ->  Seq Scan on components (actual time=0.017..8.627 rows=10000.00 loops=1)
                    Filter: (removed_at IS NULL)
                    Rows Removed by Filter: 1
                    Buffers: shared hit=620
              ->  Hash (actual time=0.002..0.004 rows=0.00 loops=1)
                    Buckets: 1024  Batches: 1  Memory Usage: 8kB
                    ->  Seq Scan on scans (actual time=0.002..0.002 rows=0.00 loops=1)
Planning:
  Buffers: shared hit=1

-- select 
      count(*) as components,
      sum(case when state = 'unknown' then 1 else 0 end) as "unknown",
      sum(met) as met,
      sum(applicable) as applicable,
      sum(gaps_critical) as critical,
      sum(gaps_high) as high,
      sum(gaps_moderate) as moderate,
      sum(gaps_low) as low,
      sum(effort_mean) as effort_mean,
      sum((effort_mean - effort_low) * (effort_mean - effort_low)) as below,
      sum((effort_high - effort_mean) * (effort_high - effort_mean)) as above,
      max(p80) as p80
     from "components" where "components"."removed_at" is null
Aggregate (actual time=11.851..11.853 rows=1.00 loops=1)
  Buffers: shared hit=620
  ->  Seq Scan on components (actual time=0.019..8.474 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=620

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=43.165..43.191 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=803
  ->  HashAggregate (actual time=42.929..42.969 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=803
        ->  Seq Scan on component_facets (actual time=0.142..17.039 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=803
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.092..0.093 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3

-- == portfolio by owner

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by case when "components"."owner_ref" is null then 1 else 0 end, "components"."owner_ref" asc, "components"."entity_ref" asc limit $1
Limit (actual time=14.599..14.610 rows=51.00 loops=1)
  Buffers: shared hit=620
  ->  Sort (actual time=14.597..14.603 rows=51.00 loops=1)
        Sort Key: (CASE WHEN (components.owner_ref IS NULL) THEN 1 ELSE 0 END), components.owner_ref, components.entity_ref
        Sort Method: top-N heapsort  Memory: 67kB
        Buffers: shared hit=620
        ->  Hash Left Join (actual time=0.021..8.960 rows=10000.00 loops=1)
              Hash Cond: ((components.entity_ref)::text = (scans.entity_ref)::text)
              Buffers: shared hit=620
              ->  Seq Scan on components (actual time=0.014..6.839 rows=10000.00 loops=1)
                    Filter: (removed_at IS NULL)
                    Rows Removed by Filter: 1
                    Buffers: shared hit=620
              ->  Hash (actual time=0.002..0.004 rows=0.00 loops=1)
                    Buckets: 1024  Batches: 1  Memory Usage: 8kB
                    ->  Seq Scan on scans (actual time=0.002..0.002 rows=0.00 loops=1)
Planning:
  Buffers: shared hit=1

-- select 
      count(*) as components,
      sum(case when state = 'unknown' then 1 else 0 end) as "unknown",
      sum(met) as met,
      sum(applicable) as applicable,
      sum(gaps_critical) as critical,
      sum(gaps_high) as high,
      sum(gaps_moderate) as moderate,
      sum(gaps_low) as low,
      sum(effort_mean) as effort_mean,
      sum((effort_mean - effort_low) * (effort_mean - effort_low)) as below,
      sum((effort_high - effort_mean) * (effort_high - effort_mean)) as above,
      max(p80) as p80
     from "components" where "components"."removed_at" is null
Aggregate (actual time=13.283..13.286 rows=1.00 loops=1)
  Buffers: shared hit=620
  ->  Seq Scan on components (actual time=0.011..10.493 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=620

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=26.204..26.229 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=803
  ->  HashAggregate (actual time=25.968..26.009 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=803
        ->  Seq Scan on component_facets (actual time=0.036..10.831 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=803
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.014..0.016 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3

-- == portfolio by lastRun

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by case when "components"."last_run_at" is null then 1 else 0 end, "components"."last_run_at" desc, "components"."entity_ref" asc limit $1
Limit (actual time=28.882..28.894 rows=51.00 loops=1)
  Buffers: shared hit=620
  ->  Sort (actual time=28.879..28.886 rows=51.00 loops=1)
        Sort Key: (CASE WHEN (components.last_run_at IS NULL) THEN 1 ELSE 0 END), components.last_run_at DESC, components.entity_ref
        Sort Method: top-N heapsort  Memory: 54kB
        Buffers: shared hit=620
        ->  Hash Left Join (actual time=0.022..17.283 rows=10000.00 loops=1)
              Hash Cond: ((components.entity_ref)::text = (scans.entity_ref)::text)
              Buffers: shared hit=620
              ->  Seq Scan on components (actual time=0.015..13.607 rows=10000.00 loops=1)
                    Filter: (removed_at IS NULL)
                    Rows Removed by Filter: 1
                    Buffers: shared hit=620
              ->  Hash (actual time=0.002..0.004 rows=0.00 loops=1)
                    Buckets: 1024  Batches: 1  Memory Usage: 8kB
                    ->  Seq Scan on scans (actual time=0.002..0.002 rows=0.00 loops=1)
Planning:
  Buffers: shared hit=1

-- select 
      count(*) as components,
      sum(case when state = 'unknown' then 1 else 0 end) as "unknown",
      sum(met) as met,
      sum(applicable) as applicable,
      sum(gaps_critical) as critical,
      sum(gaps_high) as high,
      sum(gaps_moderate) as moderate,
      sum(gaps_low) as low,
      sum(effort_mean) as effort_mean,
      sum((effort_mean - effort_low) * (effort_mean - effort_low)) as below,
      sum((effort_high - effort_mean) * (effort_high - effort_mean)) as above,
      max(p80) as p80
     from "components" where "components"."removed_at" is null
Aggregate (actual time=12.415..12.418 rows=1.00 loops=1)
  Buffers: shared hit=620
  ->  Seq Scan on components (actual time=0.018..8.915 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=620

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=50.867..50.896 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=803
  ->  HashAggregate (actual time=50.502..50.562 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=803
        ->  Seq Scan on component_facets (actual time=0.115..22.289 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=803
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.075..0.076 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3

-- == portfolio by phase

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by case when "components"."phase_sort" is null then 1 else 0 end, "components"."phase_sort" asc, "components"."entity_ref" asc limit $1
Limit (actual time=24.977..24.989 rows=51.00 loops=1)
  Buffers: shared hit=620
  ->  Sort (actual time=24.974..24.981 rows=51.00 loops=1)
        Sort Key: (CASE WHEN (components.phase_sort IS NULL) THEN 1 ELSE 0 END), components.phase_sort, components.entity_ref
        Sort Method: top-N heapsort  Memory: 64kB
        Buffers: shared hit=620
        ->  Hash Left Join (actual time=0.029..12.599 rows=10000.00 loops=1)
              Hash Cond: ((components.entity_ref)::text = (scans.entity_ref)::text)
              Buffers: shared hit=620
              ->  Seq Scan on components (actual time=0.020..8.665 rows=10000.00 loops=1)
                    Filter: (removed_at IS NULL)
                    Rows Removed by Filter: 1
                    Buffers: shared hit=620
              ->  Hash (actual time=0.002..0.004 rows=0.00 loops=1)
                    Buckets: 1024  Batches: 1  Memory Usage: 8kB
                    ->  Seq Scan on scans (actual time=0.002..0.002 rows=0.00 loops=1)
Planning:
  Buffers: shared hit=1

-- select 
      count(*) as components,
      sum(case when state = 'unknown' then 1 else 0 end) as "unknown",
      sum(met) as met,
      sum(applicable) as applicable,
      sum(gaps_critical) as critical,
      sum(gaps_high) as high,
      sum(gaps_moderate) as moderate,
      sum(gaps_low) as low,
      sum(effort_mean) as effort_mean,
      sum((effort_mean - effort_low) * (effort_mean - effort_low)) as below,
      sum((effort_high - effort_mean) * (effort_high - effort_mean)) as above,
      max(p80) as p80
     from "components" where "components"."removed_at" is null
Aggregate (actual time=10.795..10.797 rows=1.00 loops=1)
  Buffers: shared hit=620
  ->  Seq Scan on components (actual time=0.019..7.999 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=620

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=26.061..26.087 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=803
  ->  HashAggregate (actual time=25.784..25.824 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=803
        ->  Seq Scan on component_facets (actual time=0.035..10.497 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=803
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.013..0.015 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3

-- == portfolio filtered

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null and exists (select 1 from "component_facets" where component_facets.entity_ref = components.entity_ref and "component_facets"."facet" = $1 and "component_facets"."value" in ($2)) and exists (select 1 from "component_facets" where component_facets.entity_ref = components.entity_ref and "component_facets"."facet" = $3 and "component_facets"."value" in ($4)) order by "components"."gap_rank" desc, "components"."entity_ref" asc limit $5
Limit (actual time=2.441..2.447 rows=12.00 loops=1)
  Buffers: shared hit=43 read=37
  ->  Sort (actual time=2.438..2.443 rows=12.00 loops=1)
        Sort Key: components.gap_rank DESC, components.entity_ref
        Sort Method: quicksort  Memory: 31kB
        Buffers: shared hit=43 read=37
        ->  Nested Loop Left Join (actual time=0.128..2.412 rows=12.00 loops=1)
              Join Filter: ((scans.entity_ref)::text = (components.entity_ref)::text)
              Buffers: shared hit=43 read=37
              ->  Nested Loop (actual time=0.121..2.383 rows=12.00 loops=1)
                    Join Filter: ((components.entity_ref)::text = (component_facets.entity_ref)::text)
                    Buffers: shared hit=43 read=37
                    ->  Merge Join (actual time=0.098..2.212 rows=12.00 loops=1)
                          Merge Cond: ((component_facets.entity_ref)::text = (component_facets_1.entity_ref)::text)
                          Buffers: shared hit=7 read=37
                          ->  Index Only Scan using component_facets_value_idx on component_facets (actual time=0.033..0.042 rows=46.00 loops=1)
                                Index Cond: ((facet = 'owner'::text) AND (value = 'group:default/team-7'::text))
                                Heap Fetches: 0
                                Index Searches: 1
                                Buffers: shared hit=4
                          ->  Index Only Scan using component_facets_value_idx on component_facets component_facets_1 (actual time=0.059..2.013 rows=2489.00 loops=1)
                                Index Cond: ((facet = 'state'::text) AND (value = 'partial'::text))
                                Heap Fetches: 4
                                Index Searches: 1
                                Buffers: shared hit=3 read=37
                    ->  Index Scan using components_pkey on components (actual time=0.012..0.012 rows=1.00 loops=12)
                          Index Cond: ((entity_ref)::text = (component_facets_1.entity_ref)::text)
                          Filter: (removed_at IS NULL)
                          Index Searches: 12
                          Buffers: shared hit=36
              ->  Seq Scan on scans (actual time=0.001..0.001 rows=0.00 loops=12)
Planning:
  Buffers: shared hit=57

-- select 
      count(*) as components,
      sum(case when state = 'unknown' then 1 else 0 end) as "unknown",
      sum(met) as met,
      sum(applicable) as applicable,
      sum(gaps_critical) as critical,
      sum(gaps_high) as high,
      sum(gaps_moderate) as moderate,
      sum(gaps_low) as low,
      sum(effort_mean) as effort_mean,
      sum((effort_mean - effort_low) * (effort_mean - effort_low)) as below,
      sum((effort_high - effort_mean) * (effort_high - effort_mean)) as above,
      max(p80) as p80
     from "components" where "components"."removed_at" is null and exists (select 1 from "component_facets" where component_facets.entity_ref = components.entity_ref and "component_facets"."facet" = $1 and "component_facets"."value" in ($2)) and exists (select 1 from "component_facets" where component_facets.entity_ref = components.entity_ref and "component_facets"."facet" = $3 and "component_facets"."value" in ($4))
Aggregate (actual time=0.734..0.736 rows=1.00 loops=1)
  Buffers: shared hit=80
  ->  Nested Loop (actual time=0.149..0.718 rows=12.00 loops=1)
        Join Filter: ((components.entity_ref)::text = (component_facets.entity_ref)::text)
        Buffers: shared hit=80
        ->  Merge Join (actual time=0.124..0.619 rows=12.00 loops=1)
              Merge Cond: ((component_facets.entity_ref)::text = (component_facets_1.entity_ref)::text)
              Buffers: shared hit=44
              ->  Index Only Scan using component_facets_value_idx on component_facets (actual time=0.021..0.027 rows=46.00 loops=1)
                    Index Cond: ((facet = 'owner'::text) AND (value = 'group:default/team-7'::text))
                    Heap Fetches: 0
                    Index Searches: 1
                    Buffers: shared hit=4
              ->  Index Only Scan using component_facets_value_idx on component_facets component_facets_1 (actual time=0.027..0.440 rows=2489.00 loops=1)
                    Index Cond: ((facet = 'state'::text) AND (value = 'partial'::text))
                    Heap Fetches: 4
                    Index Searches: 1
                    Buffers: shared hit=40
        ->  Index Scan using components_pkey on components (actual time=0.007..0.007 rows=1.00 loops=12)
              Index Cond: ((entity_ref)::text = (component_facets_1.entity_ref)::text)
              Filter: (removed_at IS NULL)
              Index Searches: 12
              Buffers: shared hit=36
Planning:
  Buffers: shared hit=56

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=25.428..25.454 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=803
  ->  HashAggregate (actual time=25.191..25.231 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=803
        ->  Seq Scan on component_facets (actual time=0.049..10.104 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=803
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.014..0.015 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3

-- == portfolio searched

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null and components.search_text like $1 escape '!' and components.search_text like $2 escape '!' order by "components"."gap_rank" desc, "components"."entity_ref" asc limit $3
Limit (actual time=0.131..3.634 rows=51.00 loops=1)
  Buffers: shared hit=1488 read=12
  ->  Nested Loop Left Join (actual time=0.130..3.626 rows=51.00 loops=1)
        Join Filter: ((scans.entity_ref)::text = (components.entity_ref)::text)
        Buffers: shared hit=1488 read=12
        ->  Index Scan using components_gap_rank_idx on components (actual time=0.123..3.567 rows=51.00 loops=1)
              Filter: ((removed_at IS NULL) AND (search_text ~~ '%service%'::text) AND (search_text ~~ '%77%'::text))
              Rows Removed by Filter: 1490
              Index Searches: 1
              Buffers: shared hit=1488 read=12
        ->  Seq Scan on scans (actual time=0.000..0.000 rows=0.00 loops=51)
Planning:
  Buffers: shared hit=1

-- select 
      count(*) as components,
      sum(case when state = 'unknown' then 1 else 0 end) as "unknown",
      sum(met) as met,
      sum(applicable) as applicable,
      sum(gaps_critical) as critical,
      sum(gaps_high) as high,
      sum(gaps_moderate) as moderate,
      sum(gaps_low) as low,
      sum(effort_mean) as effort_mean,
      sum((effort_mean - effort_low) * (effort_mean - effort_low)) as below,
      sum((effort_high - effort_mean) * (effort_high - effort_mean)) as above,
      max(p80) as p80
     from "components" where "components"."removed_at" is null and components.search_text like $1 escape '!' and components.search_text like $2 escape '!'
Aggregate (actual time=10.896..10.898 rows=1.00 loops=1)
  Buffers: shared hit=620
  ->  Seq Scan on components (actual time=0.086..10.742 rows=380.00 loops=1)
        Filter: ((removed_at IS NULL) AND (search_text ~~ '%service%'::text) AND (search_text ~~ '%77%'::text))
        Rows Removed by Filter: 9621
        Buffers: shared hit=620

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=42.258..42.285 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=803
  ->  HashAggregate (actual time=41.893..41.965 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=803
        ->  Seq Scan on component_facets (actual time=0.045..18.664 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=803
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.016..0.017 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3

-- == portfolio second page

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null and ("components"."coverage" > $1 or ("components"."coverage" = $2 and "components"."entity_ref" > $3) or "components"."coverage" is null) order by case when "components"."coverage" is null then 1 else 0 end, "components"."coverage" asc, "components"."entity_ref" asc limit $4
Limit (actual time=21.222..21.233 rows=51.00 loops=1)
  Buffers: shared hit=620
  ->  Sort (actual time=21.219..21.225 rows=51.00 loops=1)
        Sort Key: (CASE WHEN (components.coverage IS NULL) THEN 1 ELSE 0 END), components.coverage, components.entity_ref
        Sort Method: top-N heapsort  Memory: 70kB
        Buffers: shared hit=620
        ->  Hash Left Join (actual time=0.023..11.787 rows=9950.00 loops=1)
              Hash Cond: ((components.entity_ref)::text = (scans.entity_ref)::text)
              Buffers: shared hit=620
              ->  Seq Scan on components (actual time=0.014..8.830 rows=9950.00 loops=1)
                    Filter: ((removed_at IS NULL) AND ((coverage > '0'::double precision) OR ((coverage = '0'::double precision) AND ((entity_ref)::text > 'component:default/service-1591'::text)) OR (coverage IS NULL)))
                    Rows Removed by Filter: 51
                    Buffers: shared hit=620
              ->  Hash (actual time=0.003..0.004 rows=0.00 loops=1)
                    Buckets: 1024  Batches: 1  Memory Usage: 8kB
                    ->  Seq Scan on scans (actual time=0.002..0.003 rows=0.00 loops=1)
Planning:
  Buffers: shared hit=1

-- select 
      count(*) as components,
      sum(case when state = 'unknown' then 1 else 0 end) as "unknown",
      sum(met) as met,
      sum(applicable) as applicable,
      sum(gaps_critical) as critical,
      sum(gaps_high) as high,
      sum(gaps_moderate) as moderate,
      sum(gaps_low) as low,
      sum(effort_mean) as effort_mean,
      sum((effort_mean - effort_low) * (effort_mean - effort_low)) as below,
      sum((effort_high - effort_mean) * (effort_high - effort_mean)) as above,
      max(p80) as p80
     from "components" where "components"."removed_at" is null
Aggregate (actual time=8.375..8.376 rows=1.00 loops=1)
  Buffers: shared hit=620
  ->  Seq Scan on components (actual time=0.014..6.477 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=620

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=26.121..26.146 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=803
  ->  HashAggregate (actual time=25.885..25.925 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=803
        ->  Seq Scan on component_facets (actual time=0.033..10.729 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=803
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.012..0.013 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3

-- == gaps by priority

-- select "gaps"."entity_ref", "gaps"."gap_id", "gaps"."record", "gaps"."priority_rank", "gaps"."title_sort", "gaps"."hours_mean", "gaps"."opened_at", "components"."title_sort" as "component_sort", "components"."title" as "component_title", "components"."system_ref" from "gaps" inner join "components" on "components"."entity_ref" = "gaps"."entity_ref" where "components"."removed_at" is null and "gaps"."status" in ($1) order by "gaps"."priority_rank" asc, "gaps"."entity_ref" asc, "gaps"."gap_id" asc limit $2
Limit (actual time=0.328..0.630 rows=51.00 loops=1)
  Buffers: shared hit=86 read=12
  ->  Nested Loop (actual time=0.327..0.626 rows=51.00 loops=1)
        Buffers: shared hit=86 read=12
        ->  Index Scan using gaps_priority_idx on gaps (actual time=0.059..0.289 rows=51.00 loops=1)
              Index Cond: ((status)::text = 'open'::text)
              Index Searches: 1
              Buffers: shared hit=23 read=12
        ->  Memoize (actual time=0.006..0.006 rows=1.00 loops=51)
              Cache Key: gaps.entity_ref
              Cache Mode: logical
              Hits: 30  Misses: 21  Evictions: 0  Overflows: 0  Memory Usage: 5kB
              Buffers: shared hit=63
              ->  Index Scan using components_pkey on components (actual time=0.002..0.002 rows=1.00 loops=21)
                    Index Cond: ((entity_ref)::text = (gaps.entity_ref)::text)
                    Filter: (removed_at IS NULL)
                    Index Searches: 21
                    Buffers: shared hit=63
Planning:
  Buffers: shared hit=30

-- select 
      count(*) as gaps,
      count(distinct gaps.entity_ref) as components,
      sum(case when gaps.priority_rank = 0 then 1 else 0 end) as critical,
      sum(case when gaps.priority_rank = 1 then 1 else 0 end) as high,
      sum(case when gaps.priority_rank = 2 then 1 else 0 end) as moderate,
      sum(case when gaps.priority_rank = 3 then 1 else 0 end) as low,
      sum(case when gaps.hours_mean is null then 1 else 0 end) as unestimated,
      sum(case when gaps.assignee is null then 1 else 0 end) as unassigned,
      sum(gaps.hours_mean) as mean,
      sum((gaps.hours_mean - gaps.hours_low) * (gaps.hours_mean - gaps.hours_low)) as below,
      sum((gaps.hours_high - gaps.hours_mean) * (gaps.hours_high - gaps.hours_mean)) as above
     from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) and "gaps"."status" in ($1)
Aggregate (actual time=47.504..47.507 rows=1.00 loops=1)
  Buffers: shared hit=2700
  ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.043..27.194 rows=100000.00 loops=1)
        Index Cond: (status = 'open'::text)
        Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
        Rows Removed by Filter: 24
        Heap Fetches: 6
        Index Searches: 1
        Buffers: shared hit=2700
        SubPlan 1
          ->  Index Only Scan using components_removed_idx on components (actual time=0.006..0.007 rows=1.00 loops=1)
                Heap Fetches: 1
                Index Searches: 1
                Buffers: shared hit=3
Planning:
  Buffers: shared hit=12

-- with "own" as materialized (select "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase"), "of_components" as materialized (select "gaps"."entity_ref", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."entity_ref") select $1 as facet, "priority" as value, sum(n) as count from "own" where "priority" is not null group by "priority" union all select $2 as facet, "type" as value, sum(n) as count from "own" where "type" is not null group by "type" union all select $3 as facet, "status" as value, sum(n) as count from "own" where "status" is not null group by "status" union all select $4 as facet, "assignee" as value, sum(n) as count from "own" where "assignee" is not null group by "assignee" union all select $5 as facet, "phase" as value, sum(n) as count from "own" where "phase" is not null group by "phase" union all select $6 as facet, "components"."owner_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."owner_ref" is not null group by "components"."owner_ref" union all select $7 as facet, "components"."system_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."system_ref" is not null group by "components"."system_ref"
Append (actual time=48.164..97.453 rows=310.00 loops=1)
  Buffers: shared hit=5134
  CTE own
    ->  HashAggregate (actual time=48.089..48.111 rows=16.00 loops=1)
          Group Key: gaps.priority, gaps.type, gaps.status, gaps.assignee, gaps.phase
          Batches: 1  Memory Usage: 161kB
          Buffers: shared hit=2698
          ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.072..22.034 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 6
                Index Searches: 1
                Buffers: shared hit=2698
                SubPlan 1
                  ->  Index Only Scan using components_removed_idx on components components_2 (actual time=0.015..0.016 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  CTE of_components
    ->  GroupAggregate (actual time=0.094..25.070 rows=10000.00 loops=1)
          Group Key: gaps_1.entity_ref
          Buffers: shared hit=1196
          ->  Index Only Scan using gaps_pkey on gaps gaps_1 (actual time=0.085..16.816 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 3).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 6
                Index Searches: 1
                Buffers: shared hit=1196
                SubPlan 3
                  ->  Index Only Scan using components_removed_idx on components components_3 (actual time=0.031..0.032 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  ->  HashAggregate (actual time=48.162..48.164 rows=4.00 loops=1)
        Group Key: own.priority
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=2698
        ->  CTE Scan on own (actual time=48.116..48.139 rows=16.00 loops=1)
              Filter: (priority IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
              Buffers: shared hit=2698
  ->  HashAggregate (actual time=0.013..0.015 rows=1.00 loops=1)
        Group Key: own_1.type
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_1 (actual time=0.002..0.003 rows=16.00 loops=1)
              Filter: (type IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.011..0.013 rows=1.00 loops=1)
        Group Key: own_2.status
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_2 (actual time=0.001..0.003 rows=16.00 loops=1)
              Filter: (status IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.005..0.006 rows=0.00 loops=1)
        Group Key: own_3.assignee
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_3 (actual time=0.002..0.002 rows=0.00 loops=1)
              Filter: (assignee IS NOT NULL)
              Rows Removed by Filter: 16
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.012..0.057 rows=4.00 loops=1)
        Group Key: own_4.phase
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_4 (actual time=0.001..0.003 rows=16.00 loops=1)
              Filter: (phase IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=38.645..38.677 rows=200.00 loops=1)
        Group Key: components.owner_ref
        Batches: 1  Memory Usage: 48kB
        Buffers: shared hit=1816
        ->  Hash Join (actual time=5.543..36.635 rows=10000.00 loops=1)
              Hash Cond: ((of_components.entity_ref)::text = (components.entity_ref)::text)
              Buffers: shared hit=1816
              ->  CTE Scan on of_components (actual time=0.095..27.373 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
                    Buffers: shared hit=1196
              ->  Hash (actual time=5.347..5.348 rows=10001.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 962kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components (actual time=0.016..3.291 rows=10001.00 loops=1)
                          Filter: (owner_ref IS NOT NULL)
                          Buffers: shared hit=620
  ->  HashAggregate (actual time=10.466..10.482 rows=100.00 loops=1)
        Group Key: components_1.system_ref
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=620
        ->  Hash Join (actual time=6.029..8.941 rows=10000.00 loops=1)
              Hash Cond: ((of_components_1.entity_ref)::text = (components_1.entity_ref)::text)
              Buffers: shared hit=620
              ->  CTE Scan on of_components of_components_1 (actual time=0.001..0.601 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
              ->  Hash (actual time=5.925..5.926 rows=10000.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 986kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components components_1 (actual time=0.021..3.623 rows=10000.00 loops=1)
                          Filter: (system_ref IS NOT NULL)
                          Rows Removed by Filter: 1
                          Buffers: shared hit=620
Planning:
  Buffers: shared hit=17 read=1

-- == gaps by title

-- select "gaps"."entity_ref", "gaps"."gap_id", "gaps"."record", "gaps"."priority_rank", "gaps"."title_sort", "gaps"."hours_mean", "gaps"."opened_at", "components"."title_sort" as "component_sort", "components"."title" as "component_title", "components"."system_ref" from "gaps" inner join "components" on "components"."entity_ref" = "gaps"."entity_ref" where "components"."removed_at" is null and "gaps"."status" in ($1) order by "gaps"."title_sort" asc, "gaps"."entity_ref" asc, "gaps"."gap_id" asc limit $2
Limit (actual time=0.163..0.938 rows=51.00 loops=1)
  Buffers: shared hit=214 read=7
  ->  Nested Loop (actual time=0.162..0.932 rows=51.00 loops=1)
        Buffers: shared hit=214 read=7
        ->  Index Scan using gaps_title_idx on gaps (actual time=0.067..0.709 rows=75.00 loops=1)
              Index Cond: ((status)::text = 'open'::text)
              Index Searches: 1
              Buffers: shared hit=58 read=7
        ->  Memoize (actual time=0.003..0.003 rows=0.68 loops=75)
              Cache Key: gaps.entity_ref
              Cache Mode: logical
              Hits: 23  Misses: 52  Evictions: 0  Overflows: 0  Memory Usage: 11kB
              Buffers: shared hit=156
              ->  Index Scan using components_pkey on components (actual time=0.002..0.002 rows=0.98 loops=52)
                    Index Cond: ((entity_ref)::text = (gaps.entity_ref)::text)
                    Filter: (removed_at IS NULL)
                    Rows Removed by Filter: 0
                    Index Searches: 52
                    Buffers: shared hit=156
Planning:
  Buffers: shared hit=16

-- select 
      count(*) as gaps,
      count(distinct gaps.entity_ref) as components,
      sum(case when gaps.priority_rank = 0 then 1 else 0 end) as critical,
      sum(case when gaps.priority_rank = 1 then 1 else 0 end) as high,
      sum(case when gaps.priority_rank = 2 then 1 else 0 end) as moderate,
      sum(case when gaps.priority_rank = 3 then 1 else 0 end) as low,
      sum(case when gaps.hours_mean is null then 1 else 0 end) as unestimated,
      sum(case when gaps.assignee is null then 1 else 0 end) as unassigned,
      sum(gaps.hours_mean) as mean,
      sum((gaps.hours_mean - gaps.hours_low) * (gaps.hours_mean - gaps.hours_low)) as below,
      sum((gaps.hours_high - gaps.hours_mean) * (gaps.hours_high - gaps.hours_mean)) as above
     from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) and "gaps"."status" in ($1)
Aggregate (actual time=52.389..52.392 rows=1.00 loops=1)
  Buffers: shared hit=2698
  ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.042..28.931 rows=100000.00 loops=1)
        Index Cond: (status = 'open'::text)
        Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
        Rows Removed by Filter: 24
        Heap Fetches: 6
        Index Searches: 1
        Buffers: shared hit=2698
        SubPlan 1
          ->  Index Only Scan using components_removed_idx on components (actual time=0.009..0.010 rows=1.00 loops=1)
                Heap Fetches: 1
                Index Searches: 1
                Buffers: shared hit=3

-- with "own" as materialized (select "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase"), "of_components" as materialized (select "gaps"."entity_ref", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."entity_ref") select $1 as facet, "priority" as value, sum(n) as count from "own" where "priority" is not null group by "priority" union all select $2 as facet, "type" as value, sum(n) as count from "own" where "type" is not null group by "type" union all select $3 as facet, "status" as value, sum(n) as count from "own" where "status" is not null group by "status" union all select $4 as facet, "assignee" as value, sum(n) as count from "own" where "assignee" is not null group by "assignee" union all select $5 as facet, "phase" as value, sum(n) as count from "own" where "phase" is not null group by "phase" union all select $6 as facet, "components"."owner_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."owner_ref" is not null group by "components"."owner_ref" union all select $7 as facet, "components"."system_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."system_ref" is not null group by "components"."system_ref"
Append (actual time=77.602..125.120 rows=310.00 loops=1)
  Buffers: shared hit=5134
  CTE own
    ->  HashAggregate (actual time=77.539..77.560 rows=16.00 loops=1)
          Group Key: gaps.priority, gaps.type, gaps.status, gaps.assignee, gaps.phase
          Batches: 1  Memory Usage: 161kB
          Buffers: shared hit=2698
          ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.040..37.160 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 6
                Index Searches: 1
                Buffers: shared hit=2698
                SubPlan 1
                  ->  Index Only Scan using components_removed_idx on components components_2 (actual time=0.011..0.013 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  CTE of_components
    ->  GroupAggregate (actual time=0.045..24.235 rows=10000.00 loops=1)
          Group Key: gaps_1.entity_ref
          Buffers: shared hit=1196
          ->  Index Only Scan using gaps_pkey on gaps gaps_1 (actual time=0.036..16.327 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 3).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 6
                Index Searches: 1
                Buffers: shared hit=1196
                SubPlan 3
                  ->  Index Only Scan using components_removed_idx on components components_3 (actual time=0.009..0.010 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  ->  HashAggregate (actual time=77.601..77.603 rows=4.00 loops=1)
        Group Key: own.priority
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=2698
        ->  CTE Scan on own (actual time=77.545..77.567 rows=16.00 loops=1)
              Filter: (priority IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
              Buffers: shared hit=2698
  ->  HashAggregate (actual time=0.012..0.013 rows=1.00 loops=1)
        Group Key: own_1.type
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_1 (actual time=0.002..0.003 rows=16.00 loops=1)
              Filter: (type IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.011..0.013 rows=1.00 loops=1)
        Group Key: own_2.status
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_2 (actual time=0.001..0.003 rows=16.00 loops=1)
              Filter: (status IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.004..0.006 rows=0.00 loops=1)
        Group Key: own_3.assignee
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_3 (actual time=0.002..0.002 rows=0.00 loops=1)
              Filter: (assignee IS NOT NULL)
              Rows Removed by Filter: 16
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.012..0.014 rows=4.00 loops=1)
        Group Key: own_4.phase
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_4 (actual time=0.001..0.003 rows=16.00 loops=1)
              Filter: (phase IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=36.350..36.384 rows=200.00 loops=1)
        Group Key: components.owner_ref
        Batches: 1  Memory Usage: 48kB
        Buffers: shared hit=1816
        ->  Hash Join (actual time=4.530..34.469 rows=10000.00 loops=1)
              Hash Cond: ((of_components.entity_ref)::text = (components.entity_ref)::text)
              Buffers: shared hit=1816
              ->  CTE Scan on of_components (actual time=0.046..26.327 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
                    Buffers: shared hit=1196
              ->  Hash (actual time=4.463..4.465 rows=10001.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 962kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components (actual time=0.016..3.030 rows=10001.00 loops=1)
                          Filter: (owner_ref IS NOT NULL)
                          Buffers: shared hit=620
  ->  HashAggregate (actual time=11.025..11.047 rows=100.00 loops=1)
        Group Key: components_1.system_ref
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=620
        ->  Hash Join (actual time=5.793..9.355 rows=10000.00 loops=1)
              Hash Cond: ((of_components_1.entity_ref)::text = (components_1.entity_ref)::text)
              Buffers: shared hit=620
              ->  CTE Scan on of_components of_components_1 (actual time=0.002..0.754 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
              ->  Hash (actual time=5.698..5.699 rows=10000.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 986kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components components_1 (actual time=0.024..3.455 rows=10000.00 loops=1)
                          Filter: (system_ref IS NOT NULL)
                          Rows Removed by Filter: 1
                          Buffers: shared hit=620

-- == gaps by effort

-- select "gaps"."entity_ref", "gaps"."gap_id", "gaps"."record", "gaps"."priority_rank", "gaps"."title_sort", "gaps"."hours_mean", "gaps"."opened_at", "components"."title_sort" as "component_sort", "components"."title" as "component_title", "components"."system_ref" from "gaps" inner join "components" on "components"."entity_ref" = "gaps"."entity_ref" where "components"."removed_at" is null and "gaps"."status" in ($1) order by case when gaps.hours_mean is null then 1 else 0 end, "gaps"."hours_mean" desc, "gaps"."entity_ref" asc, "gaps"."gap_id" asc limit $2
Limit (actual time=166.387..171.937 rows=51.00 loops=1)
  Buffers: shared hit=12043 read=6532
  ->  Gather Merge (actual time=166.384..171.929 rows=51.00 loops=1)
        Workers Planned: 2
        Workers Launched: 2
        Buffers: shared hit=12043 read=6532
        ->  Sort (actual time=156.069..156.078 rows=46.00 loops=3)
              Sort Key: (CASE WHEN (gaps.hours_mean IS NULL) THEN 1 ELSE 0 END), gaps.hours_mean DESC, gaps.entity_ref, gaps.gap_id
              Sort Method: top-N heapsort  Memory: 193kB
              Buffers: shared hit=12043 read=6532
              Worker 0:  Sort Method: top-N heapsort  Memory: 201kB
              Worker 1:  Sort Method: top-N heapsort  Memory: 201kB
              ->  Hash Join (actual time=20.241..124.506 rows=33333.33 loops=3)
                    Hash Cond: ((gaps.entity_ref)::text = (components.entity_ref)::text)
                    Buffers: shared hit=11999 read=6532
                    ->  Parallel Seq Scan on gaps (actual time=0.419..88.436 rows=33341.33 loops=3)
                          Filter: ((status)::text = 'open'::text)
                          Buffers: shared hit=10139 read=6532
                    ->  Hash (actual time=19.504..19.505 rows=10000.00 loops=3)
                          Buckets: 16384  Batches: 1  Memory Usage: 1238kB
                          Buffers: shared hit=1860
                          ->  Seq Scan on components (actual time=0.164..13.172 rows=10000.00 loops=3)
                                Filter: (removed_at IS NULL)
                                Rows Removed by Filter: 1
                                Buffers: shared hit=1860
Planning:
  Buffers: shared hit=16

-- select 
      count(*) as gaps,
      count(distinct gaps.entity_ref) as components,
      sum(case when gaps.priority_rank = 0 then 1 else 0 end) as critical,
      sum(case when gaps.priority_rank = 1 then 1 else 0 end) as high,
      sum(case when gaps.priority_rank = 2 then 1 else 0 end) as moderate,
      sum(case when gaps.priority_rank = 3 then 1 else 0 end) as low,
      sum(case when gaps.hours_mean is null then 1 else 0 end) as unestimated,
      sum(case when gaps.assignee is null then 1 else 0 end) as unassigned,
      sum(gaps.hours_mean) as mean,
      sum((gaps.hours_mean - gaps.hours_low) * (gaps.hours_mean - gaps.hours_low)) as below,
      sum((gaps.hours_high - gaps.hours_mean) * (gaps.hours_high - gaps.hours_mean)) as above
     from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) and "gaps"."status" in ($1)
Aggregate (actual time=70.337..70.340 rows=1.00 loops=1)
  Buffers: shared hit=2698
  ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.053..41.700 rows=100000.00 loops=1)
        Index Cond: (status = 'open'::text)
        Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
        Rows Removed by Filter: 24
        Heap Fetches: 6
        Index Searches: 1
        Buffers: shared hit=2698
        SubPlan 1
          ->  Index Only Scan using components_removed_idx on components (actual time=0.011..0.012 rows=1.00 loops=1)
                Heap Fetches: 1
                Index Searches: 1
                Buffers: shared hit=3

-- with "own" as materialized (select "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase"), "of_components" as materialized (select "gaps"."entity_ref", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."entity_ref") select $1 as facet, "priority" as value, sum(n) as count from "own" where "priority" is not null group by "priority" union all select $2 as facet, "type" as value, sum(n) as count from "own" where "type" is not null group by "type" union all select $3 as facet, "status" as value, sum(n) as count from "own" where "status" is not null group by "status" union all select $4 as facet, "assignee" as value, sum(n) as count from "own" where "assignee" is not null group by "assignee" union all select $5 as facet, "phase" as value, sum(n) as count from "own" where "phase" is not null group by "phase" union all select $6 as facet, "components"."owner_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."owner_ref" is not null group by "components"."owner_ref" union all select $7 as facet, "components"."system_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."system_ref" is not null group by "components"."system_ref"
Append (actual time=87.983..160.967 rows=310.00 loops=1)
  Buffers: shared hit=5134
  CTE own
    ->  HashAggregate (actual time=87.912..87.934 rows=16.00 loops=1)
          Group Key: gaps.priority, gaps.type, gaps.status, gaps.assignee, gaps.phase
          Batches: 1  Memory Usage: 161kB
          Buffers: shared hit=2698
          ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.046..43.361 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 6
                Index Searches: 1
                Buffers: shared hit=2698
                SubPlan 1
                  ->  Index Only Scan using components_removed_idx on components components_2 (actual time=0.011..0.012 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  CTE of_components
    ->  GroupAggregate (actual time=0.059..39.950 rows=10000.00 loops=1)
          Group Key: gaps_1.entity_ref
          Buffers: shared hit=1196
          ->  Index Only Scan using gaps_pkey on gaps gaps_1 (actual time=0.049..25.937 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 3).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 6
                Index Searches: 1
                Buffers: shared hit=1196
                SubPlan 3
                  ->  Index Only Scan using components_removed_idx on components components_3 (actual time=0.013..0.014 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  ->  HashAggregate (actual time=87.981..87.985 rows=4.00 loops=1)
        Group Key: own.priority
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=2698
        ->  CTE Scan on own (actual time=87.920..87.944 rows=16.00 loops=1)
              Filter: (priority IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
              Buffers: shared hit=2698
  ->  HashAggregate (actual time=0.015..0.016 rows=1.00 loops=1)
        Group Key: own_1.type
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_1 (actual time=0.002..0.004 rows=16.00 loops=1)
              Filter: (type IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.013..0.014 rows=1.00 loops=1)
        Group Key: own_2.status
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_2 (actual time=0.001..0.003 rows=16.00 loops=1)
              Filter: (status IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.005..0.006 rows=0.00 loops=1)
        Group Key: own_3.assignee
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_3 (actual time=0.003..0.003 rows=0.00 loops=1)
              Filter: (assignee IS NOT NULL)
              Rows Removed by Filter: 16
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.014..0.016 rows=4.00 loops=1)
        Group Key: own_4.phase
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_4 (actual time=0.001..0.004 rows=16.00 loops=1)
              Filter: (phase IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=57.926..57.977 rows=200.00 loops=1)
        Group Key: components.owner_ref
        Batches: 1  Memory Usage: 48kB
        Buffers: shared hit=1816
        ->  Hash Join (actual time=5.827..54.857 rows=10000.00 loops=1)
              Hash Cond: ((of_components.entity_ref)::text = (components.entity_ref)::text)
              Buffers: shared hit=1816
              ->  CTE Scan on of_components (actual time=0.061..43.357 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
                    Buffers: shared hit=1196
              ->  Hash (actual time=5.742..5.744 rows=10001.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 962kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components (actual time=0.019..3.579 rows=10001.00 loops=1)
                          Filter: (owner_ref IS NOT NULL)
                          Buffers: shared hit=620
  ->  HashAggregate (actual time=14.884..14.909 rows=100.00 loops=1)
        Group Key: components_1.system_ref
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=620
        ->  Hash Join (actual time=7.590..12.501 rows=10000.00 loops=1)
              Hash Cond: ((of_components_1.entity_ref)::text = (components_1.entity_ref)::text)
              Buffers: shared hit=620
              ->  CTE Scan on of_components of_components_1 (actual time=0.002..1.043 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
              ->  Hash (actual time=7.456..7.457 rows=10000.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 986kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components components_1 (actual time=0.026..4.362 rows=10000.00 loops=1)
                          Filter: (system_ref IS NOT NULL)
                          Rows Removed by Filter: 1
                          Buffers: shared hit=620

-- == gaps by age

-- select "gaps"."entity_ref", "gaps"."gap_id", "gaps"."record", "gaps"."priority_rank", "gaps"."title_sort", "gaps"."hours_mean", "gaps"."opened_at", "components"."title_sort" as "component_sort", "components"."title" as "component_title", "components"."system_ref" from "gaps" inner join "components" on "components"."entity_ref" = "gaps"."entity_ref" where "components"."removed_at" is null and "gaps"."status" in ($1) order by "gaps"."opened_at" asc, "gaps"."entity_ref" asc, "gaps"."gap_id" asc limit $2
Limit (actual time=0.248..0.777 rows=51.00 loops=1)
  Buffers: shared hit=115 read=5
  ->  Nested Loop (actual time=0.246..0.770 rows=51.00 loops=1)
        Buffers: shared hit=115 read=5
        ->  Index Scan using gaps_age_idx on gaps (actual time=0.193..0.590 rows=51.00 loops=1)
              Index Cond: ((status)::text = 'open'::text)
              Index Searches: 1
              Buffers: shared hit=34 read=5
        ->  Memoize (actual time=0.003..0.003 rows=1.00 loops=51)
              Cache Key: gaps.entity_ref
              Cache Mode: logical
              Hits: 24  Misses: 27  Evictions: 0  Overflows: 0  Memory Usage: 6kB
              Buffers: shared hit=81
              ->  Index Scan using components_pkey on components (actual time=0.003..0.003 rows=1.00 loops=27)
                    Index Cond: ((entity_ref)::text = (gaps.entity_ref)::text)
                    Filter: (removed_at IS NULL)
                    Index Searches: 27
                    Buffers: shared hit=81
Planning:
  Buffers: shared hit=16

-- select 
      count(*) as gaps,
      count(distinct gaps.entity_ref) as components,
      sum(case when gaps.priority_rank = 0 then 1 else 0 end) as critical,
      sum(case when gaps.priority_rank = 1 then 1 else 0 end) as high,
      sum(case when gaps.priority_rank = 2 then 1 else 0 end) as moderate,
      sum(case when gaps.priority_rank = 3 then 1 else 0 end) as low,
      sum(case when gaps.hours_mean is null then 1 else 0 end) as unestimated,
      sum(case when gaps.assignee is null then 1 else 0 end) as unassigned,
      sum(gaps.hours_mean) as mean,
      sum((gaps.hours_mean - gaps.hours_low) * (gaps.hours_mean - gaps.hours_low)) as below,
      sum((gaps.hours_high - gaps.hours_mean) * (gaps.hours_high - gaps.hours_mean)) as above
     from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) and "gaps"."status" in ($1)
Aggregate (actual time=73.237..73.240 rows=1.00 loops=1)
  Buffers: shared hit=2698
  ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.040..44.018 rows=100000.00 loops=1)
        Index Cond: (status = 'open'::text)
        Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
        Rows Removed by Filter: 24
        Heap Fetches: 6
        Index Searches: 1
        Buffers: shared hit=2698
        SubPlan 1
          ->  Index Only Scan using components_removed_idx on components (actual time=0.009..0.010 rows=1.00 loops=1)
                Heap Fetches: 1
                Index Searches: 1
                Buffers: shared hit=3

-- with "own" as materialized (select "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase"), "of_components" as materialized (select "gaps"."entity_ref", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."entity_ref") select $1 as facet, "priority" as value, sum(n) as count from "own" where "priority" is not null group by "priority" union all select $2 as facet, "type" as value, sum(n) as count from "own" where "type" is not null group by "type" union all select $3 as facet, "status" as value, sum(n) as count from "own" where "status" is not null group by "status" union all select $4 as facet, "assignee" as value, sum(n) as count from "own" where "assignee" is not null group by "assignee" union all select $5 as facet, "phase" as value, sum(n) as count from "own" where "phase" is not null group by "phase" union all select $6 as facet, "components"."owner_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."owner_ref" is not null group by "components"."owner_ref" union all select $7 as facet, "components"."system_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."system_ref" is not null group by "components"."system_ref"
Append (actual time=90.341..196.219 rows=310.00 loops=1)
  Buffers: shared hit=5134
  CTE own
    ->  HashAggregate (actual time=90.281..90.307 rows=16.00 loops=1)
          Group Key: gaps.priority, gaps.type, gaps.status, gaps.assignee, gaps.phase
          Batches: 1  Memory Usage: 161kB
          Buffers: shared hit=2698
          ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.057..45.586 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 6
                Index Searches: 1
                Buffers: shared hit=2698
                SubPlan 1
                  ->  Index Only Scan using components_removed_idx on components components_2 (actual time=0.012..0.014 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  CTE of_components
    ->  GroupAggregate (actual time=0.063..57.512 rows=10000.00 loops=1)
          Group Key: gaps_1.entity_ref
          Buffers: shared hit=1196
          ->  Index Only Scan using gaps_pkey on gaps gaps_1 (actual time=0.053..40.431 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 3).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 6
                Index Searches: 1
                Buffers: shared hit=1196
                SubPlan 3
                  ->  Index Only Scan using components_removed_idx on components components_3 (actual time=0.014..0.015 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  ->  HashAggregate (actual time=90.339..90.342 rows=4.00 loops=1)
        Group Key: own.priority
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=2698
        ->  CTE Scan on own (actual time=90.288..90.319 rows=16.00 loops=1)
              Filter: (priority IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
              Buffers: shared hit=2698
  ->  HashAggregate (actual time=0.016..0.018 rows=1.00 loops=1)
        Group Key: own_1.type
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_1 (actual time=0.002..0.004 rows=16.00 loops=1)
              Filter: (type IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.014..0.016 rows=1.00 loops=1)
        Group Key: own_2.status
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_2 (actual time=0.001..0.003 rows=16.00 loops=1)
              Filter: (status IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.005..0.006 rows=0.00 loops=1)
        Group Key: own_3.assignee
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_3 (actual time=0.003..0.003 rows=0.00 loops=1)
              Filter: (assignee IS NOT NULL)
              Rows Removed by Filter: 16
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.015..0.018 rows=4.00 loops=1)
        Group Key: own_4.phase
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_4 (actual time=0.001..0.004 rows=16.00 loops=1)
              Filter: (phase IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=85.179..85.228 rows=200.00 loops=1)
        Group Key: components.owner_ref
        Batches: 1  Memory Usage: 48kB
        Buffers: shared hit=1816
        ->  Hash Join (actual time=6.841..79.459 rows=10000.00 loops=1)
              Hash Cond: ((of_components.entity_ref)::text = (components.entity_ref)::text)
              Buffers: shared hit=1816
              ->  CTE Scan on of_components (actual time=0.065..62.393 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
                    Buffers: shared hit=1196
              ->  Hash (actual time=6.746..6.748 rows=10001.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 962kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components (actual time=0.020..4.376 rows=10001.00 loops=1)
                          Filter: (owner_ref IS NOT NULL)
                          Buffers: shared hit=620
  ->  HashAggregate (actual time=20.531..20.547 rows=100.00 loops=1)
        Group Key: components_1.system_ref
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=620
        ->  Hash Join (actual time=13.726..17.946 rows=10000.00 loops=1)
              Hash Cond: ((of_components_1.entity_ref)::text = (components_1.entity_ref)::text)
              Buffers: shared hit=620
              ->  CTE Scan on of_components of_components_1 (actual time=0.002..0.819 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
              ->  Hash (actual time=13.578..13.579 rows=10000.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 986kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components components_1 (actual time=0.294..7.144 rows=10000.00 loops=1)
                          Filter: (system_ref IS NOT NULL)
                          Rows Removed by Filter: 1
                          Buffers: shared hit=620

-- == gaps by component

-- select "gaps"."entity_ref", "gaps"."gap_id", "gaps"."record", "gaps"."priority_rank", "gaps"."title_sort", "gaps"."hours_mean", "gaps"."opened_at", "components"."title_sort" as "component_sort", "components"."title" as "component_title", "components"."system_ref" from "gaps" inner join "components" on "components"."entity_ref" = "gaps"."entity_ref" where "components"."removed_at" is null and "gaps"."status" in ($1) order by "components"."title_sort" asc, "gaps"."entity_ref" asc, "gaps"."gap_id" asc limit $2
Limit (actual time=0.424..0.468 rows=51.00 loops=1)
  Buffers: shared hit=53
  ->  Incremental Sort (actual time=0.422..0.463 rows=51.00 loops=1)
        Sort Key: components.title_sort, gaps.entity_ref, gaps.gap_id
        Presorted Key: components.title_sort, gaps.entity_ref
        Full-sort Groups: 2  Sort Method: quicksort  Average Memory: 105kB  Peak Memory: 105kB
        Buffers: shared hit=53
        ->  Nested Loop (actual time=0.033..0.371 rows=61.00 loops=1)
              Buffers: shared hit=53
              ->  Index Scan using components_title_idx on components (actual time=0.016..0.026 rows=7.00 loops=1)
                    Filter: (removed_at IS NULL)
                    Index Searches: 1
                    Buffers: shared hit=7
              ->  Index Scan using gaps_pkey on gaps (actual time=0.005..0.048 rows=8.71 loops=7)
                    Index Cond: ((entity_ref)::text = (components.entity_ref)::text)
                    Filter: ((status)::text = 'open'::text)
                    Index Searches: 7
                    Buffers: shared hit=46
Planning:
  Buffers: shared hit=16

-- select 
      count(*) as gaps,
      count(distinct gaps.entity_ref) as components,
      sum(case when gaps.priority_rank = 0 then 1 else 0 end) as critical,
      sum(case when gaps.priority_rank = 1 then 1 else 0 end) as high,
      sum(case when gaps.priority_rank = 2 then 1 else 0 end) as moderate,
      sum(case when gaps.priority_rank = 3 then 1 else 0 end) as low,
      sum(case when gaps.hours_mean is null then 1 else 0 end) as unestimated,
      sum(case when gaps.assignee is null then 1 else 0 end) as unassigned,
      sum(gaps.hours_mean) as mean,
      sum((gaps.hours_mean - gaps.hours_low) * (gaps.hours_mean - gaps.hours_low)) as below,
      sum((gaps.hours_high - gaps.hours_mean) * (gaps.hours_high - gaps.hours_mean)) as above
     from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) and "gaps"."status" in ($1)
Aggregate (actual time=56.762..56.764 rows=1.00 loops=1)
  Buffers: shared hit=2698
  ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.035..33.035 rows=100000.00 loops=1)
        Index Cond: (status = 'open'::text)
        Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
        Rows Removed by Filter: 24
        Heap Fetches: 6
        Index Searches: 1
        Buffers: shared hit=2698
        SubPlan 1
          ->  Index Only Scan using components_removed_idx on components (actual time=0.007..0.008 rows=1.00 loops=1)
                Heap Fetches: 1
                Index Searches: 1
                Buffers: shared hit=3

-- with "own" as materialized (select "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase"), "of_components" as materialized (select "gaps"."entity_ref", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."entity_ref") select $1 as facet, "priority" as value, sum(n) as count from "own" where "priority" is not null group by "priority" union all select $2 as facet, "type" as value, sum(n) as count from "own" where "type" is not null group by "type" union all select $3 as facet, "status" as value, sum(n) as count from "own" where "status" is not null group by "status" union all select $4 as facet, "assignee" as value, sum(n) as count from "own" where "assignee" is not null group by "assignee" union all select $5 as facet, "phase" as value, sum(n) as count from "own" where "phase" is not null group by "phase" union all select $6 as facet, "components"."owner_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."owner_ref" is not null group by "components"."owner_ref" union all select $7 as facet, "components"."system_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."system_ref" is not null group by "components"."system_ref"
Append (actual time=90.749..163.683 rows=310.00 loops=1)
  Buffers: shared hit=5134
  CTE own
    ->  HashAggregate (actual time=90.690..90.715 rows=16.00 loops=1)
          Group Key: gaps.priority, gaps.type, gaps.status, gaps.assignee, gaps.phase
          Batches: 1  Memory Usage: 161kB
          Buffers: shared hit=2698
          ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.032..43.490 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 6
                Index Searches: 1
                Buffers: shared hit=2698
                SubPlan 1
                  ->  Index Only Scan using components_removed_idx on components components_2 (actual time=0.009..0.010 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  CTE of_components
    ->  GroupAggregate (actual time=0.061..40.203 rows=10000.00 loops=1)
          Group Key: gaps_1.entity_ref
          Buffers: shared hit=1196
          ->  Index Only Scan using gaps_pkey on gaps gaps_1 (actual time=0.051..26.084 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 3).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 6
                Index Searches: 1
                Buffers: shared hit=1196
                SubPlan 3
                  ->  Index Only Scan using components_removed_idx on components components_3 (actual time=0.012..0.013 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  ->  HashAggregate (actual time=90.748..90.751 rows=4.00 loops=1)
        Group Key: own.priority
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=2698
        ->  CTE Scan on own (actual time=90.698..90.727 rows=16.00 loops=1)
              Filter: (priority IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
              Buffers: shared hit=2698
  ->  HashAggregate (actual time=0.016..0.017 rows=1.00 loops=1)
        Group Key: own_1.type
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_1 (actual time=0.002..0.004 rows=16.00 loops=1)
              Filter: (type IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.015..0.017 rows=1.00 loops=1)
        Group Key: own_2.status
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_2 (actual time=0.001..0.003 rows=16.00 loops=1)
              Filter: (status IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.005..0.007 rows=0.00 loops=1)
        Group Key: own_3.assignee
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_3 (actual time=0.003..0.003 rows=0.00 loops=1)
              Filter: (assignee IS NOT NULL)
              Rows Removed by Filter: 16
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.016..0.019 rows=4.00 loops=1)
        Group Key: own_4.phase
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_4 (actual time=0.001..0.004 rows=16.00 loops=1)
              Filter: (phase IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=58.415..58.456 rows=200.00 loops=1)
        Group Key: components.owner_ref
        Batches: 1  Memory Usage: 48kB
        Buffers: shared hit=1816
        ->  Hash Join (actual time=6.197..55.365 rows=10000.00 loops=1)
              Hash Cond: ((of_components.entity_ref)::text = (components.entity_ref)::text)
              Buffers: shared hit=1816
              ->  CTE Scan on of_components (actual time=0.063..43.356 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
                    Buffers: shared hit=1196
              ->  Hash (actual time=6.107..6.108 rows=10001.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 962kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components (actual time=0.022..3.752 rows=10001.00 loops=1)
                          Filter: (owner_ref IS NOT NULL)
                          Buffers: shared hit=620
  ->  HashAggregate (actual time=14.349..14.371 rows=100.00 loops=1)
        Group Key: components_1.system_ref
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=620
        ->  Hash Join (actual time=6.967..11.905 rows=10000.00 loops=1)
              Hash Cond: ((of_components_1.entity_ref)::text = (components_1.entity_ref)::text)
              Buffers: shared hit=620
              ->  CTE Scan on of_components of_components_1 (actual time=0.002..1.100 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
              ->  Hash (actual time=6.834..6.835 rows=10000.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 986kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components components_1 (actual time=0.028..3.954 rows=10000.00 loops=1)
                          Filter: (system_ref IS NOT NULL)
                          Rows Removed by Filter: 1
                          Buffers: shared hit=620

-- == gaps filtered

-- select "gaps"."entity_ref", "gaps"."gap_id", "gaps"."record", "gaps"."priority_rank", "gaps"."title_sort", "gaps"."hours_mean", "gaps"."opened_at", "components"."title_sort" as "component_sort", "components"."title" as "component_title", "components"."system_ref" from "gaps" inner join "components" on "components"."entity_ref" = "gaps"."entity_ref" where "components"."removed_at" is null and "gaps"."priority" in ($1) and "gaps"."status" in ($2) and exists (select 1 from "component_facets" where component_facets.entity_ref = gaps.entity_ref and "component_facets"."facet" = $3 and "component_facets"."value" in ($4)) order by "gaps"."priority_rank" asc, "gaps"."entity_ref" asc, "gaps"."gap_id" asc limit $5
Limit (actual time=1.391..1.399 rows=51.00 loops=1)
  Buffers: shared hit=464
  ->  Sort (actual time=1.389..1.393 rows=51.00 loops=1)
        Sort Key: gaps.priority_rank, gaps.entity_ref, gaps.gap_id
        Sort Method: top-N heapsort  Memory: 127kB
        Buffers: shared hit=464
        ->  Nested Loop (actual time=0.057..1.215 rows=128.00 loops=1)
              Buffers: shared hit=464
              ->  Nested Loop (actual time=0.037..0.337 rows=46.00 loops=1)
                    Buffers: shared hit=142
                    ->  Index Only Scan using component_facets_value_idx on component_facets (actual time=0.022..0.031 rows=46.00 loops=1)
                          Index Cond: ((facet = 'owner'::text) AND (value = 'group:default/team-7'::text))
                          Heap Fetches: 0
                          Index Searches: 1
                          Buffers: shared hit=4
                    ->  Index Scan using components_pkey on components (actual time=0.006..0.006 rows=1.00 loops=46)
                          Index Cond: ((entity_ref)::text = (component_facets.entity_ref)::text)
                          Filter: (removed_at IS NULL)
                          Index Searches: 46
                          Buffers: shared hit=138
              ->  Index Scan using gaps_pkey on gaps (actual time=0.013..0.018 rows=2.78 loops=46)
                    Index Cond: ((entity_ref)::text = (components.entity_ref)::text)
                    Filter: (((priority)::text = 'high'::text) AND ((status)::text = 'open'::text))
                    Rows Removed by Filter: 7
                    Index Searches: 46
                    Buffers: shared hit=322
Planning:
  Buffers: shared hit=52

-- select 
      count(*) as gaps,
      count(distinct gaps.entity_ref) as components,
      sum(case when gaps.priority_rank = 0 then 1 else 0 end) as critical,
      sum(case when gaps.priority_rank = 1 then 1 else 0 end) as high,
      sum(case when gaps.priority_rank = 2 then 1 else 0 end) as moderate,
      sum(case when gaps.priority_rank = 3 then 1 else 0 end) as low,
      sum(case when gaps.hours_mean is null then 1 else 0 end) as unestimated,
      sum(case when gaps.assignee is null then 1 else 0 end) as unassigned,
      sum(gaps.hours_mean) as mean,
      sum((gaps.hours_mean - gaps.hours_low) * (gaps.hours_mean - gaps.hours_low)) as below,
      sum((gaps.hours_high - gaps.hours_mean) * (gaps.hours_high - gaps.hours_mean)) as above
     from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) and "gaps"."priority" in ($1) and "gaps"."status" in ($2) and exists (select 1 from "component_facets" where component_facets.entity_ref = gaps.entity_ref and "component_facets"."facet" = $3 and "component_facets"."value" in ($4))
Aggregate (actual time=0.809..0.811 rows=1.00 loops=1)
  Buffers: shared hit=156
  ->  Nested Loop (actual time=0.088..0.750 rows=128.00 loops=1)
        Buffers: shared hit=156
        ->  Index Only Scan using component_facets_value_idx on component_facets (actual time=0.022..0.030 rows=46.00 loops=1)
              Index Cond: ((facet = 'owner'::text) AND (value = 'group:default/team-7'::text))
              Heap Fetches: 0
              Index Searches: 1
              Buffers: shared hit=4
        ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.013..0.015 rows=2.78 loops=46)
              Index Cond: ((entity_ref = (component_facets.entity_ref)::text) AND (status = 'open'::text) AND (priority = 'high'::text))
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Heap Fetches: 0
              Index Searches: 46
              Buffers: shared hit=152
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.007..0.008 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3
Planning:
  Buffers: shared hit=18

-- with "own" as materialized (select "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase"), "of_components" as materialized (select "gaps"."entity_ref", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."entity_ref") select $1 as facet, "priority" as value, sum(n) as count from "own" where "priority" is not null group by "priority" union all select $2 as facet, "type" as value, sum(n) as count from "own" where "type" is not null group by "type" union all select $3 as facet, "status" as value, sum(n) as count from "own" where "status" is not null group by "status" union all select $4 as facet, "assignee" as value, sum(n) as count from "own" where "assignee" is not null group by "assignee" union all select $5 as facet, "phase" as value, sum(n) as count from "own" where "phase" is not null group by "phase" union all select $6 as facet, "components"."owner_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."owner_ref" is not null group by "components"."owner_ref" union all select $7 as facet, "components"."system_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."system_ref" is not null group by "components"."system_ref"
Append (actual time=86.380..160.677 rows=310.00 loops=1)
  Buffers: shared hit=5134
  CTE own
    ->  HashAggregate (actual time=86.315..86.344 rows=16.00 loops=1)
          Group Key: gaps.priority, gaps.type, gaps.status, gaps.assignee, gaps.phase
          Batches: 1  Memory Usage: 161kB
          Buffers: shared hit=2698
          ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.034..42.516 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 6
                Index Searches: 1
                Buffers: shared hit=2698
                SubPlan 1
                  ->  Index Only Scan using components_removed_idx on components components_2 (actual time=0.009..0.010 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  CTE of_components
    ->  GroupAggregate (actual time=0.070..40.045 rows=10000.00 loops=1)
          Group Key: gaps_1.entity_ref
          Buffers: shared hit=1196
          ->  Index Only Scan using gaps_pkey on gaps gaps_1 (actual time=0.057..26.044 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 3).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 6
                Index Searches: 1
                Buffers: shared hit=1196
                SubPlan 3
                  ->  Index Only Scan using components_removed_idx on components components_3 (actual time=0.016..0.016 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  ->  HashAggregate (actual time=86.378..86.381 rows=4.00 loops=1)
        Group Key: own.priority
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=2698
        ->  CTE Scan on own (actual time=86.323..86.357 rows=16.00 loops=1)
              Filter: (priority IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
              Buffers: shared hit=2698
  ->  HashAggregate (actual time=0.017..0.020 rows=1.00 loops=1)
        Group Key: own_1.type
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_1 (actual time=0.002..0.005 rows=16.00 loops=1)
              Filter: (type IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.016..0.019 rows=1.00 loops=1)
        Group Key: own_2.status
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_2 (actual time=0.001..0.004 rows=16.00 loops=1)
              Filter: (status IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.006..0.007 rows=0.00 loops=1)
        Group Key: own_3.assignee
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_3 (actual time=0.003..0.003 rows=0.00 loops=1)
              Filter: (assignee IS NOT NULL)
              Rows Removed by Filter: 16
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.019..0.022 rows=4.00 loops=1)
        Group Key: own_4.phase
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_4 (actual time=0.002..0.005 rows=16.00 loops=1)
              Filter: (phase IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=58.481..58.532 rows=200.00 loops=1)
        Group Key: components.owner_ref
        Batches: 1  Memory Usage: 48kB
        Buffers: shared hit=1816
        ->  Hash Join (actual time=6.504..55.553 rows=10000.00 loops=1)
              Hash Cond: ((of_components.entity_ref)::text = (components.entity_ref)::text)
              Buffers: shared hit=1816
              ->  CTE Scan on of_components (actual time=0.072..43.214 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
                    Buffers: shared hit=1196
              ->  Hash (actual time=6.400..6.401 rows=10001.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 962kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components (actual time=0.020..4.005 rows=10001.00 loops=1)
                          Filter: (owner_ref IS NOT NULL)
                          Buffers: shared hit=620
  ->  HashAggregate (actual time=15.624..15.648 rows=100.00 loops=1)
        Group Key: components_1.system_ref
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=620
        ->  Hash Join (actual time=7.807..13.157 rows=10000.00 loops=1)
              Hash Cond: ((of_components_1.entity_ref)::text = (components_1.entity_ref)::text)
              Buffers: shared hit=620
              ->  CTE Scan on of_components of_components_1 (actual time=0.001..1.290 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
              ->  Hash (actual time=7.663..7.663 rows=10000.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 986kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components components_1 (actual time=0.026..4.327 rows=10000.00 loops=1)
                          Filter: (system_ref IS NOT NULL)
                          Rows Removed by Filter: 1
                          Buffers: shared hit=620

-- == component page

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."entity_ref" = $1 and "components"."removed_at" is null limit $2
Limit (actual time=0.043..0.043 rows=1.00 loops=1)
  Buffers: shared hit=3
  ->  Nested Loop Left Join (actual time=0.041..0.042 rows=1.00 loops=1)
        Buffers: shared hit=3
        ->  Index Scan using components_pkey on components (actual time=0.032..0.032 rows=1.00 loops=1)
              Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
              Filter: (removed_at IS NULL)
              Index Searches: 1
              Buffers: shared hit=3
        ->  Seq Scan on scans (actual time=0.006..0.006 rows=0.00 loops=1)
              Filter: ((entity_ref)::text = 'component:default/service-500'::text)
Planning:
  Buffers: shared hit=1

-- select * from "assessments" where "entity_ref" = $1 limit $2
Limit (actual time=0.018..0.019 rows=1.00 loops=1)
  Buffers: shared hit=3
  ->  Index Scan using assessments_pkey on assessments (actual time=0.017..0.017 rows=1.00 loops=1)
        Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
        Index Searches: 1
        Buffers: shared hit=3

-- select * from "inventories" where "entity_ref" = $1 limit $2
Limit (actual time=0.019..0.019 rows=1.00 loops=1)
  Buffers: shared hit=3
  ->  Index Scan using inventories_pkey on inventories (actual time=0.018..0.018 rows=1.00 loops=1)
        Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
        Index Searches: 1
        Buffers: shared hit=3

-- select * from "sent_inventories" where "entity_ref" = $1 limit $2
Limit (actual time=0.004..0.004 rows=0.00 loops=1)
  ->  Seq Scan on sent_inventories (actual time=0.003..0.003 rows=0.00 loops=1)
        Filter: ((entity_ref)::text = 'component:default/service-500'::text)
Planning:
  Buffers: shared hit=1

-- select * from "plans" where "entity_ref" = $1 limit $2
Limit (actual time=0.017..0.017 rows=1.00 loops=1)
  Buffers: shared hit=3
  ->  Index Scan using plans_pkey on plans (actual time=0.016..0.016 rows=1.00 loops=1)
        Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
        Index Searches: 1
        Buffers: shared hit=3

-- select * from "api_operations" where "entity_ref" = $1 limit $2
Limit (actual time=0.015..0.016 rows=1.00 loops=1)
  Buffers: shared hit=3
  ->  Index Scan using api_operations_pkey on api_operations (actual time=0.015..0.015 rows=1.00 loops=1)
        Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
        Index Searches: 1
        Buffers: shared hit=3

-- select * from "result_addresses" where "entity_ref" = $1 order by "position" asc
Sort (actual time=0.010..0.011 rows=0.00 loops=1)
  Sort Key: "position"
  Sort Method: quicksort  Memory: 25kB
  ->  Seq Scan on result_addresses (actual time=0.004..0.004 rows=0.00 loops=1)
        Filter: ((entity_ref)::text = 'component:default/service-500'::text)
Planning:
  Buffers: shared hit=1

-- select "record" from "gaps" where "entity_ref" = $1
Index Scan using gaps_figures_idx on gaps (actual time=0.021..0.029 rows=10.00 loops=1)
  Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
  Index Searches: 1
  Buffers: shared hit=10

-- select * from "runs" where "entity_ref" = $1 order by "ordered_at" desc, "id" desc limit $2
Limit (actual time=0.023..0.027 rows=5.00 loops=1)
  Buffers: shared hit=4
  ->  Index Scan Backward using runs_newest_idx on runs (actual time=0.022..0.026 rows=5.00 loops=1)
        Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
        Index Searches: 1
        Buffers: shared hit=4

-- == series over a year

-- select * from "series" where "entity_ref" = $1 order by "last_at" desc, "id" asc limit $2
Limit (actual time=0.041..0.042 rows=2.00 loops=1)
  Buffers: shared hit=9
  ->  Incremental Sort (actual time=0.041..0.041 rows=2.00 loops=1)
        Sort Key: last_at DESC, id
        Presorted Key: last_at
        Full-sort Groups: 1  Sort Method: top-N heapsort  Average Memory: 25kB  Peak Memory: 25kB
        Buffers: shared hit=9
        ->  Index Scan Backward using series_component_idx on series (actual time=0.018..0.029 rows=6.00 loops=1)
              Index Cond: ((entity_ref)::text = 'component:default/service-1'::text)
              Index Searches: 1
              Buffers: shared hit=9

-- select "run_metrics"."run_id", "run_metrics"."ordered_at", "run_metrics"."stats", "runs"."commit", "runs"."url" from "run_metrics" inner join "runs" on "runs"."id" = "run_metrics"."run_id" where "run_metrics"."series_id" = $1 and "run_metrics"."ordered_at" >= $2 and "run_metrics"."ordered_at" <= $3 order by "run_metrics"."ordered_at" desc, "run_metrics"."run_id" desc limit $4
Limit (actual time=4.161..4.289 rows=1000.00 loops=1)
  Buffers: shared hit=4060
  ->  Sort (actual time=4.160..4.214 rows=1000.00 loops=1)
        Sort Key: run_metrics.ordered_at DESC, run_metrics.run_id DESC
        Sort Method: quicksort  Memory: 157kB
        Buffers: shared hit=4060
        ->  Nested Loop (actual time=0.170..3.652 rows=1000.00 loops=1)
              Buffers: shared hit=4060
              ->  Bitmap Heap Scan on run_metrics (actual time=0.151..0.334 rows=1000.00 loops=1)
                    Recheck Cond: (((series_id)::text = '37520bf27cf2f3cd5e3bcf2e26fbac7859521abd81ca45746a8620843acbfde5'::text) AND ((ordered_at)::text >= '2025-11-23T12:00:00.000Z'::text) AND ((ordered_at)::text <= '2026-11-23T12:00:00.000Z'::text))
                    Heap Blocks: exact=29
                    Buffers: shared hit=60
                    ->  Bitmap Index Scan on run_metrics_series_idx (actual time=0.137..0.137 rows=1000.00 loops=1)
                          Index Cond: (((series_id)::text = '37520bf27cf2f3cd5e3bcf2e26fbac7859521abd81ca45746a8620843acbfde5'::text) AND ((ordered_at)::text >= '2025-11-23T12:00:00.000Z'::text) AND ((ordered_at)::text <= '2026-11-23T12:00:00.000Z'::text))
                          Index Searches: 1
                          Buffers: shared hit=31
              ->  Index Scan using runs_pkey on runs (actual time=0.003..0.003 rows=1.00 loops=1000)
                    Index Cond: ((id)::text = (run_metrics.run_id)::text)
                    Index Searches: 1000
                    Buffers: shared hit=4000
Planning:
  Buffers: shared hit=32
