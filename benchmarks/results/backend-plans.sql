-- == portfolio by gaps

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by "components"."gap_rank" desc, "components"."entity_ref" asc limit $1
Limit (actual time=0.032..0.160 rows=51.00 loops=1)
  Buffers: shared hit=53
  ->  Nested Loop Left Join (actual time=0.030..0.155 rows=51.00 loops=1)
        Join Filter: ((scans.entity_ref)::text = (components.entity_ref)::text)
        Buffers: shared hit=53
        ->  Index Scan using components_gap_rank_idx on components (actual time=0.024..0.123 rows=51.00 loops=1)
              Filter: (removed_at IS NULL)
              Index Searches: 1
              Buffers: shared hit=53
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
Aggregate (actual time=17.667..17.669 rows=1.00 loops=1)
  Buffers: shared hit=620
  ->  Seq Scan on components (actual time=0.018..15.144 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=620

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=105.644..105.665 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=803
  ->  HashAggregate (actual time=105.033..105.097 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=803
        ->  Seq Scan on component_facets (actual time=0.475..64.158 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=803
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.018..0.021 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3

-- == portfolio by title

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by "components"."title_sort" asc, "components"."entity_ref" asc limit $1
Limit (actual time=0.033..0.134 rows=51.00 loops=1)
  Buffers: shared hit=17
  ->  Nested Loop Left Join (actual time=0.031..0.127 rows=51.00 loops=1)
        Join Filter: ((scans.entity_ref)::text = (components.entity_ref)::text)
        Buffers: shared hit=17
        ->  Index Scan using components_title_idx on components (actual time=0.023..0.079 rows=51.00 loops=1)
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
Aggregate (actual time=15.156..15.159 rows=1.00 loops=1)
  Buffers: shared hit=620
  ->  Seq Scan on components (actual time=0.014..12.081 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=620

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=136.080..136.100 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=803
  ->  HashAggregate (actual time=135.723..135.786 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=803
        ->  Seq Scan on component_facets (actual time=0.093..28.756 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=803
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.028..0.029 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3

-- == portfolio by coverage

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by case when "components"."coverage" is null then 1 else 0 end, "components"."coverage" asc, "components"."entity_ref" asc limit $1
Limit (actual time=42.497..42.507 rows=51.00 loops=1)
  Buffers: shared hit=620
  ->  Sort (actual time=42.495..42.500 rows=51.00 loops=1)
        Sort Key: (CASE WHEN (components.coverage IS NULL) THEN 1 ELSE 0 END), components.coverage, components.entity_ref
        Sort Method: top-N heapsort  Memory: 70kB
        Buffers: shared hit=620
        ->  Hash Left Join (actual time=0.028..31.539 rows=10000.00 loops=1)
              Hash Cond: ((components.entity_ref)::text = (scans.entity_ref)::text)
              Buffers: shared hit=620
              ->  Seq Scan on components (actual time=0.019..24.708 rows=10000.00 loops=1)
                    Filter: (removed_at IS NULL)
                    Rows Removed by Filter: 1
                    Buffers: shared hit=620
              ->  Hash (actual time=0.002..0.003 rows=0.00 loops=1)
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
Aggregate (actual time=29.669..29.671 rows=1.00 loops=1)
  Buffers: shared hit=620
  ->  Seq Scan on components (actual time=0.020..27.691 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=620

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=104.057..104.073 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=803
  ->  HashAggregate (actual time=103.817..103.859 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=803
        ->  Seq Scan on component_facets (actual time=0.042..43.313 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=803
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.016..0.017 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3

-- == portfolio by effort

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by case when "components"."effort_mean" is null then 1 else 0 end, "components"."effort_mean" desc, "components"."entity_ref" asc limit $1
Limit (actual time=65.289..65.298 rows=51.00 loops=1)
  Buffers: shared hit=620
  ->  Sort (actual time=65.286..65.291 rows=51.00 loops=1)
        Sort Key: (CASE WHEN (components.effort_mean IS NULL) THEN 1 ELSE 0 END), components.effort_mean DESC, components.entity_ref
        Sort Method: top-N heapsort  Memory: 69kB
        Buffers: shared hit=620
        ->  Hash Left Join (actual time=0.026..55.624 rows=10000.00 loops=1)
              Hash Cond: ((components.entity_ref)::text = (scans.entity_ref)::text)
              Buffers: shared hit=620
              ->  Seq Scan on components (actual time=0.018..53.463 rows=10000.00 loops=1)
                    Filter: (removed_at IS NULL)
                    Rows Removed by Filter: 1
                    Buffers: shared hit=620
              ->  Hash (actual time=0.002..0.003 rows=0.00 loops=1)
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
Aggregate (actual time=22.563..22.565 rows=1.00 loops=1)
  Buffers: shared hit=620
  ->  Seq Scan on components (actual time=0.024..16.305 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=620

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=158.795..158.812 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=803
  ->  HashAggregate (actual time=158.540..158.593 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=803
        ->  Seq Scan on component_facets (actual time=0.048..64.823 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=803
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.016..0.017 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3

-- == portfolio by owner

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by case when "components"."owner_ref" is null then 1 else 0 end, "components"."owner_ref" asc, "components"."entity_ref" asc limit $1
Limit (actual time=83.120..83.130 rows=51.00 loops=1)
  Buffers: shared hit=620
  ->  Sort (actual time=83.117..83.123 rows=51.00 loops=1)
        Sort Key: (CASE WHEN (components.owner_ref IS NULL) THEN 1 ELSE 0 END), components.owner_ref, components.entity_ref
        Sort Method: top-N heapsort  Memory: 67kB
        Buffers: shared hit=620
        ->  Hash Left Join (actual time=0.026..75.556 rows=10000.00 loops=1)
              Hash Cond: ((components.entity_ref)::text = (scans.entity_ref)::text)
              Buffers: shared hit=620
              ->  Seq Scan on components (actual time=0.017..69.259 rows=10000.00 loops=1)
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
Aggregate (actual time=33.878..33.881 rows=1.00 loops=1)
  Buffers: shared hit=620
  ->  Seq Scan on components (actual time=0.025..27.692 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=620

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=156.561..156.583 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=803
  ->  HashAggregate (actual time=156.163..156.238 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=803
        ->  Seq Scan on component_facets (actual time=0.040..23.742 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=803
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.015..0.016 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3

-- == portfolio by lastRun

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by case when "components"."last_run_at" is null then 1 else 0 end, "components"."last_run_at" desc, "components"."entity_ref" asc limit $1
Limit (actual time=69.797..69.807 rows=51.00 loops=1)
  Buffers: shared hit=620
  ->  Sort (actual time=69.793..69.799 rows=51.00 loops=1)
        Sort Key: (CASE WHEN (components.last_run_at IS NULL) THEN 1 ELSE 0 END), components.last_run_at DESC, components.entity_ref
        Sort Method: top-N heapsort  Memory: 54kB
        Buffers: shared hit=620
        ->  Hash Left Join (actual time=0.044..43.756 rows=10000.00 loops=1)
              Hash Cond: ((components.entity_ref)::text = (scans.entity_ref)::text)
              Buffers: shared hit=620
              ->  Seq Scan on components (actual time=0.030..23.539 rows=10000.00 loops=1)
                    Filter: (removed_at IS NULL)
                    Rows Removed by Filter: 1
                    Buffers: shared hit=620
              ->  Hash (actual time=0.005..0.007 rows=0.00 loops=1)
                    Buckets: 1024  Batches: 1  Memory Usage: 8kB
                    ->  Seq Scan on scans (actual time=0.005..0.005 rows=0.00 loops=1)
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
Aggregate (actual time=121.769..121.772 rows=1.00 loops=1)
  Buffers: shared hit=620
  ->  Seq Scan on components (actual time=0.028..119.142 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=620

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=152.706..152.726 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=803
  ->  HashAggregate (actual time=150.705..150.747 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=803
        ->  Seq Scan on component_facets (actual time=0.045..102.556 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=803
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.015..0.016 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3

-- == portfolio by phase

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by case when "components"."phase_sort" is null then 1 else 0 end, "components"."phase_sort" asc, "components"."entity_ref" asc limit $1
Limit (actual time=177.841..177.852 rows=51.00 loops=1)
  Buffers: shared hit=620
  ->  Sort (actual time=177.837..177.843 rows=51.00 loops=1)
        Sort Key: (CASE WHEN (components.phase_sort IS NULL) THEN 1 ELSE 0 END), components.phase_sort, components.entity_ref
        Sort Method: top-N heapsort  Memory: 64kB
        Buffers: shared hit=620
        ->  Hash Left Join (actual time=0.025..166.202 rows=10000.00 loops=1)
              Hash Cond: ((components.entity_ref)::text = (scans.entity_ref)::text)
              Buffers: shared hit=620
              ->  Seq Scan on components (actual time=0.017..23.846 rows=10000.00 loops=1)
                    Filter: (removed_at IS NULL)
                    Rows Removed by Filter: 1
                    Buffers: shared hit=620
              ->  Hash (actual time=0.002..0.004 rows=0.00 loops=1)
                    Buckets: 1024  Batches: 1  Memory Usage: 8kB
                    ->  Seq Scan on scans (actual time=0.001..0.002 rows=0.00 loops=1)
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
Aggregate (actual time=36.243..36.245 rows=1.00 loops=1)
  Buffers: shared hit=620
  ->  Seq Scan on components (actual time=0.022..34.320 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=620

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=125.463..125.483 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=803
  ->  HashAggregate (actual time=125.083..125.168 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=803
        ->  Seq Scan on component_facets (actual time=0.057..62.054 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=803
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.017..0.018 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3

-- == portfolio filtered

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null and exists (select 1 from "component_facets" where component_facets.entity_ref = components.entity_ref and "component_facets"."facet" = $1 and "component_facets"."value" in ($2)) and exists (select 1 from "component_facets" where component_facets.entity_ref = components.entity_ref and "component_facets"."facet" = $3 and "component_facets"."value" in ($4)) order by "components"."gap_rank" desc, "components"."entity_ref" asc limit $5
Limit (actual time=0.813..0.817 rows=12.00 loops=1)
  Buffers: shared hit=80
  ->  Sort (actual time=0.811..0.813 rows=12.00 loops=1)
        Sort Key: components.gap_rank DESC, components.entity_ref
        Sort Method: quicksort  Memory: 31kB
        Buffers: shared hit=80
        ->  Nested Loop Left Join (actual time=0.084..0.787 rows=12.00 loops=1)
              Join Filter: ((scans.entity_ref)::text = (components.entity_ref)::text)
              Buffers: shared hit=80
              ->  Nested Loop (actual time=0.074..0.767 rows=12.00 loops=1)
                    Join Filter: ((components.entity_ref)::text = (component_facets.entity_ref)::text)
                    Buffers: shared hit=80
                    ->  Merge Join (actual time=0.053..0.661 rows=12.00 loops=1)
                          Merge Cond: ((component_facets.entity_ref)::text = (component_facets_1.entity_ref)::text)
                          Buffers: shared hit=44
                          ->  Index Only Scan using component_facets_value_idx on component_facets (actual time=0.027..0.033 rows=46.00 loops=1)
                                Index Cond: ((facet = 'owner'::text) AND (value = 'group:default/team-7'::text))
                                Heap Fetches: 0
                                Index Searches: 1
                                Buffers: shared hit=4
                          ->  Index Only Scan using component_facets_value_idx on component_facets component_facets_1 (actual time=0.016..0.468 rows=2489.00 loops=1)
                                Index Cond: ((facet = 'state'::text) AND (value = 'partial'::text))
                                Heap Fetches: 4
                                Index Searches: 1
                                Buffers: shared hit=40
                    ->  Index Scan using components_pkey on components (actual time=0.008..0.008 rows=1.00 loops=12)
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
Aggregate (actual time=0.942..0.944 rows=1.00 loops=1)
  Buffers: shared hit=80
  ->  Nested Loop (actual time=0.130..0.924 rows=12.00 loops=1)
        Join Filter: ((components.entity_ref)::text = (component_facets.entity_ref)::text)
        Buffers: shared hit=80
        ->  Merge Join (actual time=0.101..0.781 rows=12.00 loops=1)
              Merge Cond: ((component_facets.entity_ref)::text = (component_facets_1.entity_ref)::text)
              Buffers: shared hit=44
              ->  Index Only Scan using component_facets_value_idx on component_facets (actual time=0.056..0.061 rows=46.00 loops=1)
                    Index Cond: ((facet = 'owner'::text) AND (value = 'group:default/team-7'::text))
                    Heap Fetches: 0
                    Index Searches: 1
                    Buffers: shared hit=4
              ->  Index Only Scan using component_facets_value_idx on component_facets component_facets_1 (actual time=0.033..0.559 rows=2489.00 loops=1)
                    Index Cond: ((facet = 'state'::text) AND (value = 'partial'::text))
                    Heap Fetches: 4
                    Index Searches: 1
                    Buffers: shared hit=40
        ->  Index Scan using components_pkey on components (actual time=0.011..0.011 rows=1.00 loops=12)
              Index Cond: ((entity_ref)::text = (component_facets_1.entity_ref)::text)
              Filter: (removed_at IS NULL)
              Index Searches: 12
              Buffers: shared hit=36
Planning:
  Buffers: shared hit=56

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=125.378..125.400 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=803
  ->  HashAggregate (actual time=124.984..125.056 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=803
        ->  Seq Scan on component_facets (actual time=0.056..50.704 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=803
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.017..0.018 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3

-- == portfolio searched

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null and components.search_text like $1 escape '!' and components.search_text like $2 escape '!' order by "components"."gap_rank" desc, "components"."entity_ref" asc limit $3
Limit (actual time=0.176..8.578 rows=51.00 loops=1)
  Buffers: shared hit=1500
  ->  Nested Loop Left Join (actual time=0.174..8.568 rows=51.00 loops=1)
        Join Filter: ((scans.entity_ref)::text = (components.entity_ref)::text)
        Buffers: shared hit=1500
        ->  Index Scan using components_gap_rank_idx on components (actual time=0.160..8.297 rows=51.00 loops=1)
              Filter: ((removed_at IS NULL) AND (search_text ~~ '%service%'::text) AND (search_text ~~ '%77%'::text))
              Rows Removed by Filter: 1490
              Index Searches: 1
              Buffers: shared hit=1500
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
Aggregate (actual time=25.375..25.377 rows=1.00 loops=1)
  Buffers: shared hit=620
  ->  Seq Scan on components (actual time=0.098..25.169 rows=380.00 loops=1)
        Filter: ((removed_at IS NULL) AND (search_text ~~ '%service%'::text) AND (search_text ~~ '%77%'::text))
        Rows Removed by Filter: 9621
        Buffers: shared hit=620

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=154.816..154.838 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=803
  ->  HashAggregate (actual time=154.555..154.615 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=803
        ->  Seq Scan on component_facets (actual time=0.069..71.844 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=803
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.019..0.021 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3

-- == portfolio second page

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null and ("components"."coverage" > $1 or ("components"."coverage" = $2 and "components"."entity_ref" > $3) or "components"."coverage" is null) order by case when "components"."coverage" is null then 1 else 0 end, "components"."coverage" asc, "components"."entity_ref" asc limit $4
Limit (actual time=74.880..74.892 rows=51.00 loops=1)
  Buffers: shared hit=620
  ->  Sort (actual time=74.876..74.883 rows=51.00 loops=1)
        Sort Key: (CASE WHEN (components.coverage IS NULL) THEN 1 ELSE 0 END), components.coverage, components.entity_ref
        Sort Method: top-N heapsort  Memory: 70kB
        Buffers: shared hit=620
        ->  Hash Left Join (actual time=0.034..21.244 rows=9950.00 loops=1)
              Hash Cond: ((components.entity_ref)::text = (scans.entity_ref)::text)
              Buffers: shared hit=620
              ->  Seq Scan on components (actual time=0.024..18.375 rows=9950.00 loops=1)
                    Filter: ((removed_at IS NULL) AND ((coverage > '0'::double precision) OR ((coverage = '0'::double precision) AND ((entity_ref)::text > 'component:default/service-1591'::text)) OR (coverage IS NULL)))
                    Rows Removed by Filter: 51
                    Buffers: shared hit=620
              ->  Hash (actual time=0.003..0.005 rows=0.00 loops=1)
                    Buckets: 1024  Batches: 1  Memory Usage: 8kB
                    ->  Seq Scan on scans (actual time=0.003..0.003 rows=0.00 loops=1)
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
Aggregate (actual time=36.380..36.383 rows=1.00 loops=1)
  Buffers: shared hit=620
  ->  Seq Scan on components (actual time=0.030..30.956 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=620

-- select "component_facets"."facet", "component_facets"."value", count(*) as count from "component_facets" where "component_facets"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "component_facets"."facet", "component_facets"."value" order by "component_facets"."facet" asc, "component_facets"."value" asc
Sort (actual time=159.231..159.257 rows=341.00 loops=1)
  Sort Key: component_facets.facet, component_facets.value
  Sort Method: quicksort  Memory: 43kB
  Buffers: shared hit=803
  ->  HashAggregate (actual time=158.803..158.894 rows=341.00 loops=1)
        Group Key: component_facets.facet, component_facets.value
        Batches: 1  Memory Usage: 121kB
        Buffers: shared hit=803
        ->  Seq Scan on component_facets (actual time=0.080..84.395 rows=80000.00 loops=1)
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Rows Removed by Filter: 6
              Buffers: shared hit=803
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.019..0.021 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3

-- == gaps by priority

-- select "gaps"."entity_ref", "gaps"."gap_id", "gaps"."record", "gaps"."priority_rank", "gaps"."title_sort", "gaps"."hours_mean", "gaps"."opened_at", "components"."title_sort" as "component_sort", "components"."title" as "component_title", "components"."system_ref" from "gaps" inner join "components" on "components"."entity_ref" = "gaps"."entity_ref" where "components"."removed_at" is null and "gaps"."status" in ($1) order by "gaps"."priority_rank" asc, "gaps"."entity_ref" asc, "gaps"."gap_id" asc limit $2
Limit (actual time=0.116..0.458 rows=51.00 loops=1)
  Buffers: shared hit=98
  ->  Nested Loop (actual time=0.114..0.445 rows=51.00 loops=1)
        Buffers: shared hit=98
        ->  Index Scan using gaps_priority_idx on gaps (actual time=0.033..0.148 rows=51.00 loops=1)
              Index Cond: ((status)::text = 'open'::text)
              Index Searches: 1
              Buffers: shared hit=35
        ->  Memoize (actual time=0.005..0.005 rows=1.00 loops=51)
              Cache Key: gaps.entity_ref
              Cache Mode: logical
              Hits: 30  Misses: 21  Evictions: 0  Overflows: 0  Memory Usage: 5kB
              Buffers: shared hit=63
              ->  Index Scan using components_pkey on components (actual time=0.006..0.006 rows=1.00 loops=21)
                    Index Cond: ((entity_ref)::text = (gaps.entity_ref)::text)
                    Filter: (removed_at IS NULL)
                    Index Searches: 21
                    Buffers: shared hit=63
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
Aggregate (actual time=203.221..203.223 rows=1.00 loops=1)
  Buffers: shared hit=2697
  ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.058..97.951 rows=100000.00 loops=1)
        Index Cond: (status = 'open'::text)
        Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
        Rows Removed by Filter: 24
        Heap Fetches: 0
        Index Searches: 1
        Buffers: shared hit=2697
        SubPlan 1
          ->  Index Only Scan using components_removed_idx on components (actual time=0.012..0.013 rows=1.00 loops=1)
                Heap Fetches: 1
                Index Searches: 1
                Buffers: shared hit=3

-- with "own" as materialized (select "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase"), "of_components" as materialized (select "gaps"."entity_ref", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."entity_ref") select $1 as facet, "priority" as value, sum(n) as count from "own" where "priority" is not null group by "priority" union all select $2 as facet, "type" as value, sum(n) as count from "own" where "type" is not null group by "type" union all select $3 as facet, "status" as value, sum(n) as count from "own" where "status" is not null group by "status" union all select $4 as facet, "assignee" as value, sum(n) as count from "own" where "assignee" is not null group by "assignee" union all select $5 as facet, "phase" as value, sum(n) as count from "own" where "phase" is not null group by "phase" union all select $6 as facet, "components"."owner_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."owner_ref" is not null group by "components"."owner_ref" union all select $7 as facet, "components"."system_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."system_ref" is not null group by "components"."system_ref"
Append (actual time=359.510..460.353 rows=310.00 loops=1)
  Buffers: shared hit=5132
  CTE own
    ->  HashAggregate (actual time=359.466..359.484 rows=16.00 loops=1)
          Group Key: gaps.priority, gaps.type, gaps.status, gaps.assignee, gaps.phase
          Batches: 1  Memory Usage: 161kB
          Buffers: shared hit=2697
          ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.167..195.856 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 0
                Index Searches: 1
                Buffers: shared hit=2697
                SubPlan 1
                  ->  Index Only Scan using components_removed_idx on components components_2 (actual time=0.014..0.016 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  CTE of_components
    ->  GroupAggregate (actual time=0.054..44.533 rows=10000.00 loops=1)
          Group Key: gaps_1.entity_ref
          Buffers: shared hit=1195
          ->  Index Only Scan using gaps_pkey on gaps gaps_1 (actual time=0.046..24.771 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 3).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 0
                Index Searches: 1
                Buffers: shared hit=1195
                SubPlan 3
                  ->  Index Only Scan using components_removed_idx on components components_3 (actual time=0.014..0.015 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  ->  HashAggregate (actual time=359.509..359.512 rows=4.00 loops=1)
        Group Key: own.priority
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=2697
        ->  CTE Scan on own (actual time=359.473..359.494 rows=16.00 loops=1)
              Filter: (priority IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
              Buffers: shared hit=2697
  ->  HashAggregate (actual time=0.012..0.013 rows=1.00 loops=1)
        Group Key: own_1.type
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_1 (actual time=0.002..0.003 rows=16.00 loops=1)
              Filter: (type IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.011..0.012 rows=1.00 loops=1)
        Group Key: own_2.status
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_2 (actual time=0.001..0.003 rows=16.00 loops=1)
              Filter: (status IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.004..0.005 rows=0.00 loops=1)
        Group Key: own_3.assignee
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_3 (actual time=0.002..0.002 rows=0.00 loops=1)
              Filter: (assignee IS NOT NULL)
              Rows Removed by Filter: 16
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.011..0.013 rows=4.00 loops=1)
        Group Key: own_4.phase
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_4 (actual time=0.001..0.003 rows=16.00 loops=1)
              Filter: (phase IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=83.244..83.276 rows=200.00 loops=1)
        Group Key: components.owner_ref
        Batches: 1  Memory Usage: 48kB
        Buffers: shared hit=1815
        ->  Hash Join (actual time=19.934..74.529 rows=10000.00 loops=1)
              Hash Cond: ((of_components.entity_ref)::text = (components.entity_ref)::text)
              Buffers: shared hit=1815
              ->  CTE Scan on of_components (actual time=0.055..46.450 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
                    Buffers: shared hit=1195
              ->  Hash (actual time=19.859..19.860 rows=10001.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 962kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components (actual time=0.020..3.166 rows=10001.00 loops=1)
                          Filter: (owner_ref IS NOT NULL)
                          Buffers: shared hit=620
  ->  HashAggregate (actual time=17.472..17.487 rows=100.00 loops=1)
        Group Key: components_1.system_ref
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=620
        ->  Hash Join (actual time=8.106..15.956 rows=10000.00 loops=1)
              Hash Cond: ((of_components_1.entity_ref)::text = (components_1.entity_ref)::text)
              Buffers: shared hit=620
              ->  CTE Scan on of_components of_components_1 (actual time=0.001..1.019 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
              ->  Hash (actual time=8.078..8.079 rows=10000.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 986kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components components_1 (actual time=0.031..6.151 rows=10000.00 loops=1)
                          Filter: (system_ref IS NOT NULL)
                          Rows Removed by Filter: 1
                          Buffers: shared hit=620

-- == gaps by title

-- select "gaps"."entity_ref", "gaps"."gap_id", "gaps"."record", "gaps"."priority_rank", "gaps"."title_sort", "gaps"."hours_mean", "gaps"."opened_at", "components"."title_sort" as "component_sort", "components"."title" as "component_title", "components"."system_ref" from "gaps" inner join "components" on "components"."entity_ref" = "gaps"."entity_ref" where "components"."removed_at" is null and "gaps"."status" in ($1) order by "gaps"."title_sort" asc, "gaps"."entity_ref" asc, "gaps"."gap_id" asc limit $2
Limit (actual time=285.859..304.728 rows=51.00 loops=1)
  Buffers: shared hit=10372 read=8175
  ->  Gather Merge (actual time=285.856..304.718 rows=51.00 loops=1)
        Workers Planned: 2
        Workers Launched: 2
        Buffers: shared hit=10372 read=8175
        ->  Sort (actual time=244.438..244.450 rows=39.33 loops=3)
              Sort Key: gaps.title_sort, gaps.entity_ref, gaps.gap_id
              Sort Method: top-N heapsort  Memory: 195kB
              Buffers: shared hit=10372 read=8175
              Worker 0:  Sort Method: top-N heapsort  Memory: 189kB
              Worker 1:  Sort Method: top-N heapsort  Memory: 193kB
              ->  Hash Join (actual time=40.895..222.772 rows=33333.33 loops=3)
                    Hash Cond: ((gaps.entity_ref)::text = (components.entity_ref)::text)
                    Buffers: shared hit=10356 read=8175
                    ->  Parallel Seq Scan on gaps (actual time=4.746..174.023 rows=33341.33 loops=3)
                          Filter: ((status)::text = 'open'::text)
                          Buffers: shared hit=8496 read=8175
                    ->  Hash (actual time=35.217..35.218 rows=10000.00 loops=3)
                          Buckets: 16384  Batches: 1  Memory Usage: 1238kB
                          Buffers: shared hit=1860
                          ->  Seq Scan on components (actual time=0.040..24.885 rows=10000.00 loops=3)
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
Aggregate (actual time=371.644..371.646 rows=1.00 loops=1)
  Buffers: shared hit=2697
  ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.095..219.329 rows=100000.00 loops=1)
        Index Cond: (status = 'open'::text)
        Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
        Rows Removed by Filter: 24
        Heap Fetches: 0
        Index Searches: 1
        Buffers: shared hit=2697
        SubPlan 1
          ->  Index Only Scan using components_removed_idx on components (actual time=0.023..0.025 rows=1.00 loops=1)
                Heap Fetches: 1
                Index Searches: 1
                Buffers: shared hit=3

-- with "own" as materialized (select "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase"), "of_components" as materialized (select "gaps"."entity_ref", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."entity_ref") select $1 as facet, "priority" as value, sum(n) as count from "own" where "priority" is not null group by "priority" union all select $2 as facet, "type" as value, sum(n) as count from "own" where "type" is not null group by "type" union all select $3 as facet, "status" as value, sum(n) as count from "own" where "status" is not null group by "status" union all select $4 as facet, "assignee" as value, sum(n) as count from "own" where "assignee" is not null group by "assignee" union all select $5 as facet, "phase" as value, sum(n) as count from "own" where "phase" is not null group by "phase" union all select $6 as facet, "components"."owner_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."owner_ref" is not null group by "components"."owner_ref" union all select $7 as facet, "components"."system_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."system_ref" is not null group by "components"."system_ref"
Append (actual time=249.642..466.049 rows=310.00 loops=1)
  Buffers: shared hit=5132
  CTE own
    ->  HashAggregate (actual time=249.594..249.615 rows=16.00 loops=1)
          Group Key: gaps.priority, gaps.type, gaps.status, gaps.assignee, gaps.phase
          Batches: 1  Memory Usage: 161kB
          Buffers: shared hit=2697
          ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.063..90.618 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 0
                Index Searches: 1
                Buffers: shared hit=2697
                SubPlan 1
                  ->  Index Only Scan using components_removed_idx on components components_2 (actual time=0.015..0.016 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  CTE of_components
    ->  GroupAggregate (actual time=0.053..144.217 rows=10000.00 loops=1)
          Group Key: gaps_1.entity_ref
          Buffers: shared hit=1195
          ->  Index Only Scan using gaps_pkey on gaps gaps_1 (actual time=0.045..57.655 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 3).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 0
                Index Searches: 1
                Buffers: shared hit=1195
                SubPlan 3
                  ->  Index Only Scan using components_removed_idx on components components_3 (actual time=0.014..0.014 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  ->  HashAggregate (actual time=249.641..249.643 rows=4.00 loops=1)
        Group Key: own.priority
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=2697
        ->  CTE Scan on own (actual time=249.602..249.624 rows=16.00 loops=1)
              Filter: (priority IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
              Buffers: shared hit=2697
  ->  HashAggregate (actual time=0.013..0.014 rows=1.00 loops=1)
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
  ->  HashAggregate (actual time=0.004..0.005 rows=0.00 loops=1)
        Group Key: own_3.assignee
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_3 (actual time=0.002..0.002 rows=0.00 loops=1)
              Filter: (assignee IS NOT NULL)
              Rows Removed by Filter: 16
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.011..0.013 rows=4.00 loops=1)
        Group Key: own_4.phase
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_4 (actual time=0.001..0.003 rows=16.00 loops=1)
              Filter: (phase IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=172.196..172.256 rows=200.00 loops=1)
        Group Key: components.owner_ref
        Batches: 1  Memory Usage: 48kB
        Buffers: shared hit=1815
        ->  Hash Join (actual time=12.206..168.390 rows=10000.00 loops=1)
              Hash Cond: ((of_components.entity_ref)::text = (components.entity_ref)::text)
              Buffers: shared hit=1815
              ->  CTE Scan on of_components (actual time=0.055..152.254 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
                    Buffers: shared hit=1195
              ->  Hash (actual time=12.132..12.133 rows=10001.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 962kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components (actual time=0.018..7.556 rows=10001.00 loops=1)
                          Filter: (owner_ref IS NOT NULL)
                          Buffers: shared hit=620
  ->  HashAggregate (actual time=44.037..44.060 rows=100.00 loops=1)
        Group Key: components_1.system_ref
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=620
        ->  Hash Join (actual time=24.988..41.731 rows=10000.00 loops=1)
              Hash Cond: ((of_components_1.entity_ref)::text = (components_1.entity_ref)::text)
              Buffers: shared hit=620
              ->  CTE Scan on of_components of_components_1 (actual time=0.002..1.179 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
              ->  Hash (actual time=24.956..24.956 rows=10000.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 986kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components components_1 (actual time=0.108..13.475 rows=10000.00 loops=1)
                          Filter: (system_ref IS NOT NULL)
                          Rows Removed by Filter: 1
                          Buffers: shared hit=620

-- == gaps by effort

-- select "gaps"."entity_ref", "gaps"."gap_id", "gaps"."record", "gaps"."priority_rank", "gaps"."title_sort", "gaps"."hours_mean", "gaps"."opened_at", "components"."title_sort" as "component_sort", "components"."title" as "component_title", "components"."system_ref" from "gaps" inner join "components" on "components"."entity_ref" = "gaps"."entity_ref" where "components"."removed_at" is null and "gaps"."status" in ($1) order by case when gaps.hours_mean is null then 1 else 0 end, "gaps"."hours_mean" desc, "gaps"."entity_ref" asc, "gaps"."gap_id" asc limit $2
Limit (actual time=337.692..347.097 rows=51.00 loops=1)
  Buffers: shared hit=10502 read=8073
  ->  Gather Merge (actual time=337.689..347.088 rows=51.00 loops=1)
        Workers Planned: 2
        Workers Launched: 2
        Buffers: shared hit=10502 read=8073
        ->  Sort (actual time=305.163..305.169 rows=43.33 loops=3)
              Sort Key: (CASE WHEN (gaps.hours_mean IS NULL) THEN 1 ELSE 0 END), gaps.hours_mean DESC, gaps.entity_ref, gaps.gap_id
              Sort Method: top-N heapsort  Memory: 189kB
              Buffers: shared hit=10502 read=8073
              Worker 0:  Sort Method: top-N heapsort  Memory: 203kB
              Worker 1:  Sort Method: top-N heapsort  Memory: 199kB
              ->  Hash Join (actual time=43.046..245.487 rows=33333.33 loops=3)
                    Hash Cond: ((gaps.entity_ref)::text = (components.entity_ref)::text)
                    Buffers: shared hit=10458 read=8073
                    ->  Parallel Seq Scan on gaps (actual time=1.160..181.136 rows=33341.33 loops=3)
                          Filter: ((status)::text = 'open'::text)
                          Buffers: shared hit=8598 read=8073
                    ->  Hash (actual time=39.977..39.979 rows=10000.00 loops=3)
                          Buckets: 16384  Batches: 1  Memory Usage: 1238kB
                          Buffers: shared hit=1860
                          ->  Seq Scan on components (actual time=0.034..29.116 rows=10000.00 loops=3)
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
Aggregate (actual time=163.757..163.759 rows=1.00 loops=1)
  Buffers: shared hit=2697
  ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.055..102.105 rows=100000.00 loops=1)
        Index Cond: (status = 'open'::text)
        Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
        Rows Removed by Filter: 24
        Heap Fetches: 0
        Index Searches: 1
        Buffers: shared hit=2697
        SubPlan 1
          ->  Index Only Scan using components_removed_idx on components (actual time=0.014..0.016 rows=1.00 loops=1)
                Heap Fetches: 1
                Index Searches: 1
                Buffers: shared hit=3

-- with "own" as materialized (select "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase"), "of_components" as materialized (select "gaps"."entity_ref", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."entity_ref") select $1 as facet, "priority" as value, sum(n) as count from "own" where "priority" is not null group by "priority" union all select $2 as facet, "type" as value, sum(n) as count from "own" where "type" is not null group by "type" union all select $3 as facet, "status" as value, sum(n) as count from "own" where "status" is not null group by "status" union all select $4 as facet, "assignee" as value, sum(n) as count from "own" where "assignee" is not null group by "assignee" union all select $5 as facet, "phase" as value, sum(n) as count from "own" where "phase" is not null group by "phase" union all select $6 as facet, "components"."owner_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."owner_ref" is not null group by "components"."owner_ref" union all select $7 as facet, "components"."system_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."system_ref" is not null group by "components"."system_ref"
Append (actual time=256.906..465.870 rows=310.00 loops=1)
  Buffers: shared hit=5132
  CTE own
    ->  HashAggregate (actual time=256.859..256.880 rows=16.00 loops=1)
          Group Key: gaps.priority, gaps.type, gaps.status, gaps.assignee, gaps.phase
          Batches: 1  Memory Usage: 161kB
          Buffers: shared hit=2697
          ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.056..116.000 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 0
                Index Searches: 1
                Buffers: shared hit=2697
                SubPlan 1
                  ->  Index Only Scan using components_removed_idx on components components_2 (actual time=0.015..0.017 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  CTE of_components
    ->  GroupAggregate (actual time=0.057..113.748 rows=10000.00 loops=1)
          Group Key: gaps_1.entity_ref
          Buffers: shared hit=1195
          ->  Index Only Scan using gaps_pkey on gaps gaps_1 (actual time=0.049..70.730 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 3).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 0
                Index Searches: 1
                Buffers: shared hit=1195
                SubPlan 3
                  ->  Index Only Scan using components_removed_idx on components components_3 (actual time=0.014..0.015 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  ->  HashAggregate (actual time=256.905..256.907 rows=4.00 loops=1)
        Group Key: own.priority
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=2697
        ->  CTE Scan on own (actual time=256.867..256.889 rows=16.00 loops=1)
              Filter: (priority IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
              Buffers: shared hit=2697
  ->  HashAggregate (actual time=0.012..0.014 rows=1.00 loops=1)
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
  ->  HashAggregate (actual time=0.004..0.005 rows=0.00 loops=1)
        Group Key: own_3.assignee
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_3 (actual time=0.002..0.002 rows=0.00 loops=1)
              Filter: (assignee IS NOT NULL)
              Rows Removed by Filter: 16
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.012..0.013 rows=4.00 loops=1)
        Group Key: own_4.phase
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_4 (actual time=0.002..0.003 rows=16.00 loops=1)
              Filter: (phase IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=157.370..157.401 rows=200.00 loops=1)
        Group Key: components.owner_ref
        Batches: 1  Memory Usage: 48kB
        Buffers: shared hit=1815
        ->  Hash Join (actual time=16.950..142.787 rows=10000.00 loops=1)
              Hash Cond: ((of_components.entity_ref)::text = (components.entity_ref)::text)
              Buffers: shared hit=1815
              ->  CTE Scan on of_components (actual time=0.059..121.378 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
                    Buffers: shared hit=1195
              ->  Hash (actual time=16.871..16.872 rows=10001.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 962kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components (actual time=0.016..15.222 rows=10001.00 loops=1)
                          Filter: (owner_ref IS NOT NULL)
                          Buffers: shared hit=620
  ->  HashAggregate (actual time=51.465..51.481 rows=100.00 loops=1)
        Group Key: components_1.system_ref
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=620
        ->  Hash Join (actual time=28.096..49.748 rows=10000.00 loops=1)
              Hash Cond: ((of_components_1.entity_ref)::text = (components_1.entity_ref)::text)
              Buffers: shared hit=620
              ->  CTE Scan on of_components of_components_1 (actual time=0.001..18.031 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
              ->  Hash (actual time=28.073..28.073 rows=10000.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 986kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components components_1 (actual time=0.032..26.110 rows=10000.00 loops=1)
                          Filter: (system_ref IS NOT NULL)
                          Rows Removed by Filter: 1
                          Buffers: shared hit=620

-- == gaps by age

-- select "gaps"."entity_ref", "gaps"."gap_id", "gaps"."record", "gaps"."priority_rank", "gaps"."title_sort", "gaps"."hours_mean", "gaps"."opened_at", "components"."title_sort" as "component_sort", "components"."title" as "component_title", "components"."system_ref" from "gaps" inner join "components" on "components"."entity_ref" = "gaps"."entity_ref" where "components"."removed_at" is null and "gaps"."status" in ($1) order by "gaps"."opened_at" asc, "gaps"."entity_ref" asc, "gaps"."gap_id" asc limit $2
Limit (actual time=347.026..368.808 rows=51.00 loops=1)
  Buffers: shared hit=10603 read=7944
  ->  Gather Merge (actual time=347.023..368.797 rows=51.00 loops=1)
        Workers Planned: 2
        Workers Launched: 2
        Buffers: shared hit=10603 read=7944
        ->  Sort (actual time=318.367..318.377 rows=38.00 loops=3)
              Sort Key: gaps.opened_at, gaps.entity_ref, gaps.gap_id
              Sort Method: top-N heapsort  Memory: 191kB
              Buffers: shared hit=10603 read=7944
              Worker 0:  Sort Method: top-N heapsort  Memory: 193kB
              Worker 1:  Sort Method: top-N heapsort  Memory: 189kB
              ->  Hash Join (actual time=66.469..276.243 rows=33333.33 loops=3)
                    Hash Cond: ((gaps.entity_ref)::text = (components.entity_ref)::text)
                    Buffers: shared hit=10587 read=7944
                    ->  Parallel Seq Scan on gaps (actual time=5.751..197.500 rows=33341.33 loops=3)
                          Filter: ((status)::text = 'open'::text)
                          Buffers: shared hit=8727 read=7944
                    ->  Hash (actual time=58.096..58.097 rows=10000.00 loops=3)
                          Buckets: 16384  Batches: 1  Memory Usage: 1238kB
                          Buffers: shared hit=1860
                          ->  Seq Scan on components (actual time=0.045..30.355 rows=10000.00 loops=3)
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
Aggregate (actual time=150.529..150.531 rows=1.00 loops=1)
  Buffers: shared hit=2697
  ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.074..96.780 rows=100000.00 loops=1)
        Index Cond: (status = 'open'::text)
        Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
        Rows Removed by Filter: 24
        Heap Fetches: 0
        Index Searches: 1
        Buffers: shared hit=2697
        SubPlan 1
          ->  Index Only Scan using components_removed_idx on components (actual time=0.016..0.017 rows=1.00 loops=1)
                Heap Fetches: 1
                Index Searches: 1
                Buffers: shared hit=3

-- with "own" as materialized (select "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase"), "of_components" as materialized (select "gaps"."entity_ref", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."entity_ref") select $1 as facet, "priority" as value, sum(n) as count from "own" where "priority" is not null group by "priority" union all select $2 as facet, "type" as value, sum(n) as count from "own" where "type" is not null group by "type" union all select $3 as facet, "status" as value, sum(n) as count from "own" where "status" is not null group by "status" union all select $4 as facet, "assignee" as value, sum(n) as count from "own" where "assignee" is not null group by "assignee" union all select $5 as facet, "phase" as value, sum(n) as count from "own" where "phase" is not null group by "phase" union all select $6 as facet, "components"."owner_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."owner_ref" is not null group by "components"."owner_ref" union all select $7 as facet, "components"."system_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."system_ref" is not null group by "components"."system_ref"
Append (actual time=197.090..419.068 rows=310.00 loops=1)
  Buffers: shared hit=5132
  CTE own
    ->  HashAggregate (actual time=196.951..197.046 rows=16.00 loops=1)
          Group Key: gaps.priority, gaps.type, gaps.status, gaps.assignee, gaps.phase
          Batches: 1  Memory Usage: 161kB
          Buffers: shared hit=2697
          ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.050..134.267 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 0
                Index Searches: 1
                Buffers: shared hit=2697
                SubPlan 1
                  ->  Index Only Scan using components_removed_idx on components components_2 (actual time=0.012..0.014 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  CTE of_components
    ->  GroupAggregate (actual time=0.078..145.919 rows=10000.00 loops=1)
          Group Key: gaps_1.entity_ref
          Buffers: shared hit=1195
          ->  Index Only Scan using gaps_pkey on gaps gaps_1 (actual time=0.066..106.746 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 3).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 0
                Index Searches: 1
                Buffers: shared hit=1195
                SubPlan 3
                  ->  Index Only Scan using components_removed_idx on components components_3 (actual time=0.019..0.020 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  ->  HashAggregate (actual time=197.089..197.092 rows=4.00 loops=1)
        Group Key: own.priority
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=2697
        ->  CTE Scan on own (actual time=196.960..197.061 rows=16.00 loops=1)
              Filter: (priority IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
              Buffers: shared hit=2697
  ->  HashAggregate (actual time=0.017..0.020 rows=1.00 loops=1)
        Group Key: own_1.type
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_1 (actual time=0.002..0.005 rows=16.00 loops=1)
              Filter: (type IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.017..0.020 rows=1.00 loops=1)
        Group Key: own_2.status
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_2 (actual time=0.002..0.004 rows=16.00 loops=1)
              Filter: (status IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.006..0.007 rows=0.00 loops=1)
        Group Key: own_3.assignee
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_3 (actual time=0.002..0.003 rows=0.00 loops=1)
              Filter: (assignee IS NOT NULL)
              Rows Removed by Filter: 16
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.017..0.020 rows=4.00 loops=1)
        Group Key: own_4.phase
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_4 (actual time=0.001..0.004 rows=16.00 loops=1)
              Filter: (phase IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=179.808..179.867 rows=200.00 loops=1)
        Group Key: components.owner_ref
        Batches: 1  Memory Usage: 48kB
        Buffers: shared hit=1815
        ->  Hash Join (actual time=18.571..175.500 rows=10000.00 loops=1)
              Hash Cond: ((of_components.entity_ref)::text = (components.entity_ref)::text)
              Buffers: shared hit=1815
              ->  CTE Scan on of_components (actual time=0.081..149.905 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
                    Buffers: shared hit=1195
              ->  Hash (actual time=18.466..18.467 rows=10001.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 962kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components (actual time=0.022..4.732 rows=10001.00 loops=1)
                          Filter: (owner_ref IS NOT NULL)
                          Buffers: shared hit=620
  ->  HashAggregate (actual time=41.975..41.998 rows=100.00 loops=1)
        Group Key: components_1.system_ref
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=620
        ->  Hash Join (actual time=25.631..31.451 rows=10000.00 loops=1)
              Hash Cond: ((of_components_1.entity_ref)::text = (components_1.entity_ref)::text)
              Buffers: shared hit=620
              ->  CTE Scan on of_components of_components_1 (actual time=0.001..1.194 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
              ->  Hash (actual time=25.599..25.600 rows=10000.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 986kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components components_1 (actual time=0.032..22.868 rows=10000.00 loops=1)
                          Filter: (system_ref IS NOT NULL)
                          Rows Removed by Filter: 1
                          Buffers: shared hit=620

-- == gaps by component

-- select "gaps"."entity_ref", "gaps"."gap_id", "gaps"."record", "gaps"."priority_rank", "gaps"."title_sort", "gaps"."hours_mean", "gaps"."opened_at", "components"."title_sort" as "component_sort", "components"."title" as "component_title", "components"."system_ref" from "gaps" inner join "components" on "components"."entity_ref" = "gaps"."entity_ref" where "components"."removed_at" is null and "gaps"."status" in ($1) order by "components"."title_sort" asc, "gaps"."entity_ref" asc, "gaps"."gap_id" asc limit $2
Limit (actual time=0.193..0.255 rows=51.00 loops=1)
  Buffers: shared hit=53
  ->  Incremental Sort (actual time=0.192..0.249 rows=51.00 loops=1)
        Sort Key: components.title_sort, gaps.entity_ref, gaps.gap_id
        Presorted Key: components.title_sort, gaps.entity_ref
        Full-sort Groups: 2  Sort Method: quicksort  Average Memory: 105kB  Peak Memory: 105kB
        Buffers: shared hit=53
        ->  Nested Loop (actual time=0.041..0.161 rows=61.00 loops=1)
              Buffers: shared hit=53
              ->  Index Scan using components_title_idx on components (actual time=0.020..0.036 rows=7.00 loops=1)
                    Filter: (removed_at IS NULL)
                    Index Searches: 1
                    Buffers: shared hit=7
              ->  Index Scan using gaps_pkey on gaps (actual time=0.007..0.016 rows=8.71 loops=7)
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
Aggregate (actual time=230.870..230.875 rows=1.00 loops=1)
  Buffers: shared hit=2697
  ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.073..124.208 rows=100000.00 loops=1)
        Index Cond: (status = 'open'::text)
        Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
        Rows Removed by Filter: 24
        Heap Fetches: 0
        Index Searches: 1
        Buffers: shared hit=2697
        SubPlan 1
          ->  Index Only Scan using components_removed_idx on components (actual time=0.015..0.017 rows=1.00 loops=1)
                Heap Fetches: 1
                Index Searches: 1
                Buffers: shared hit=3

-- with "own" as materialized (select "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase"), "of_components" as materialized (select "gaps"."entity_ref", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."entity_ref") select $1 as facet, "priority" as value, sum(n) as count from "own" where "priority" is not null group by "priority" union all select $2 as facet, "type" as value, sum(n) as count from "own" where "type" is not null group by "type" union all select $3 as facet, "status" as value, sum(n) as count from "own" where "status" is not null group by "status" union all select $4 as facet, "assignee" as value, sum(n) as count from "own" where "assignee" is not null group by "assignee" union all select $5 as facet, "phase" as value, sum(n) as count from "own" where "phase" is not null group by "phase" union all select $6 as facet, "components"."owner_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."owner_ref" is not null group by "components"."owner_ref" union all select $7 as facet, "components"."system_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."system_ref" is not null group by "components"."system_ref"
Append (actual time=260.900..458.915 rows=310.00 loops=1)
  Buffers: shared hit=5132
  CTE own
    ->  HashAggregate (actual time=260.776..260.798 rows=16.00 loops=1)
          Group Key: gaps.priority, gaps.type, gaps.status, gaps.assignee, gaps.phase
          Batches: 1  Memory Usage: 161kB
          Buffers: shared hit=2697
          ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.060..120.838 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 0
                Index Searches: 1
                Buffers: shared hit=2697
                SubPlan 1
                  ->  Index Only Scan using components_removed_idx on components components_2 (actual time=0.014..0.016 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  CTE of_components
    ->  GroupAggregate (actual time=0.071..106.352 rows=10000.00 loops=1)
          Group Key: gaps_1.entity_ref
          Buffers: shared hit=1195
          ->  Index Only Scan using gaps_pkey on gaps gaps_1 (actual time=0.061..77.441 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 3).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 0
                Index Searches: 1
                Buffers: shared hit=1195
                SubPlan 3
                  ->  Index Only Scan using components_removed_idx on components components_3 (actual time=0.016..0.017 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  ->  HashAggregate (actual time=260.899..260.903 rows=4.00 loops=1)
        Group Key: own.priority
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=2697
        ->  CTE Scan on own (actual time=260.783..260.810 rows=16.00 loops=1)
              Filter: (priority IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
              Buffers: shared hit=2697
  ->  HashAggregate (actual time=0.018..0.020 rows=1.00 loops=1)
        Group Key: own_1.type
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_1 (actual time=0.003..0.005 rows=16.00 loops=1)
              Filter: (type IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.014..0.016 rows=1.00 loops=1)
        Group Key: own_2.status
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_2 (actual time=0.001..0.003 rows=16.00 loops=1)
              Filter: (status IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.006..0.007 rows=0.00 loops=1)
        Group Key: own_3.assignee
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_3 (actual time=0.003..0.003 rows=0.00 loops=1)
              Filter: (assignee IS NOT NULL)
              Rows Removed by Filter: 16
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.014..0.017 rows=4.00 loops=1)
        Group Key: own_4.phase
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_4 (actual time=0.001..0.003 rows=16.00 loops=1)
              Filter: (phase IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=159.625..159.683 rows=200.00 loops=1)
        Group Key: components.owner_ref
        Batches: 1  Memory Usage: 48kB
        Buffers: shared hit=1815
        ->  Hash Join (actual time=11.530..155.648 rows=10000.00 loops=1)
              Hash Cond: ((of_components.entity_ref)::text = (components.entity_ref)::text)
              Buffers: shared hit=1815
              ->  CTE Scan on of_components (actual time=0.072..130.324 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
                    Buffers: shared hit=1195
              ->  Hash (actual time=11.432..11.433 rows=10001.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 962kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components (actual time=0.020..5.519 rows=10001.00 loops=1)
                          Filter: (owner_ref IS NOT NULL)
                          Buffers: shared hit=620
  ->  HashAggregate (actual time=38.209..38.230 rows=100.00 loops=1)
        Group Key: components_1.system_ref
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=620
        ->  Hash Join (actual time=18.742..24.027 rows=10000.00 loops=1)
              Hash Cond: ((of_components_1.entity_ref)::text = (components_1.entity_ref)::text)
              Buffers: shared hit=620
              ->  CTE Scan on of_components of_components_1 (actual time=0.002..0.948 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
              ->  Hash (actual time=18.715..18.716 rows=10000.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 986kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components components_1 (actual time=0.033..8.627 rows=10000.00 loops=1)
                          Filter: (system_ref IS NOT NULL)
                          Rows Removed by Filter: 1
                          Buffers: shared hit=620

-- == gaps filtered

-- select "gaps"."entity_ref", "gaps"."gap_id", "gaps"."record", "gaps"."priority_rank", "gaps"."title_sort", "gaps"."hours_mean", "gaps"."opened_at", "components"."title_sort" as "component_sort", "components"."title" as "component_title", "components"."system_ref" from "gaps" inner join "components" on "components"."entity_ref" = "gaps"."entity_ref" where "components"."removed_at" is null and "gaps"."priority" in ($1) and "gaps"."status" in ($2) and exists (select 1 from "component_facets" where component_facets.entity_ref = gaps.entity_ref and "component_facets"."facet" = $3 and "component_facets"."value" in ($4)) order by "gaps"."priority_rank" asc, "gaps"."entity_ref" asc, "gaps"."gap_id" asc limit $5
Limit (actual time=1.194..1.204 rows=51.00 loops=1)
  Buffers: shared hit=464
  ->  Sort (actual time=1.191..1.196 rows=51.00 loops=1)
        Sort Key: gaps.priority_rank, gaps.entity_ref, gaps.gap_id
        Sort Method: top-N heapsort  Memory: 127kB
        Buffers: shared hit=464
        ->  Nested Loop (actual time=0.065..1.035 rows=128.00 loops=1)
              Buffers: shared hit=464
              ->  Nested Loop (actual time=0.045..0.339 rows=46.00 loops=1)
                    Buffers: shared hit=142
                    ->  Index Only Scan using component_facets_value_idx on component_facets (actual time=0.027..0.036 rows=46.00 loops=1)
                          Index Cond: ((facet = 'owner'::text) AND (value = 'group:default/team-7'::text))
                          Heap Fetches: 0
                          Index Searches: 1
                          Buffers: shared hit=4
                    ->  Index Scan using components_pkey on components (actual time=0.006..0.006 rows=1.00 loops=46)
                          Index Cond: ((entity_ref)::text = (component_facets.entity_ref)::text)
                          Filter: (removed_at IS NULL)
                          Index Searches: 46
                          Buffers: shared hit=138
              ->  Index Scan using gaps_pkey on gaps (actual time=0.010..0.014 rows=2.78 loops=46)
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
Aggregate (actual time=0.792..0.794 rows=1.00 loops=1)
  Buffers: shared hit=153
  ->  Nested Loop (actual time=0.140..0.733 rows=128.00 loops=1)
        Buffers: shared hit=153
        ->  Index Only Scan using component_facets_value_idx on component_facets (actual time=0.025..0.034 rows=46.00 loops=1)
              Index Cond: ((facet = 'owner'::text) AND (value = 'group:default/team-7'::text))
              Heap Fetches: 0
              Index Searches: 1
              Buffers: shared hit=4
        ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.013..0.014 rows=2.78 loops=46)
              Index Cond: ((entity_ref = (component_facets.entity_ref)::text) AND (status = 'open'::text) AND (priority = 'high'::text))
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Heap Fetches: 0
              Index Searches: 46
              Buffers: shared hit=149
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.010..0.074 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=3
Planning:
  Buffers: shared hit=18

-- with "own" as materialized (select "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."priority", "gaps"."type", "gaps"."status", "gaps"."assignee", "gaps"."phase"), "of_components" as materialized (select "gaps"."entity_ref", count(*) as "n" from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) group by "gaps"."entity_ref") select $1 as facet, "priority" as value, sum(n) as count from "own" where "priority" is not null group by "priority" union all select $2 as facet, "type" as value, sum(n) as count from "own" where "type" is not null group by "type" union all select $3 as facet, "status" as value, sum(n) as count from "own" where "status" is not null group by "status" union all select $4 as facet, "assignee" as value, sum(n) as count from "own" where "assignee" is not null group by "assignee" union all select $5 as facet, "phase" as value, sum(n) as count from "own" where "phase" is not null group by "phase" union all select $6 as facet, "components"."owner_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."owner_ref" is not null group by "components"."owner_ref" union all select $7 as facet, "components"."system_ref" as value, sum(n) as count from "of_components" inner join "components" on "components"."entity_ref" = "of_components"."entity_ref" where "components"."system_ref" is not null group by "components"."system_ref"
Append (actual time=281.427..477.186 rows=310.00 loops=1)
  Buffers: shared hit=5132
  CTE own
    ->  HashAggregate (actual time=274.249..274.283 rows=16.00 loops=1)
          Group Key: gaps.priority, gaps.type, gaps.status, gaps.assignee, gaps.phase
          Batches: 1  Memory Usage: 161kB
          Buffers: shared hit=2697
          ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.061..127.124 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 0
                Index Searches: 1
                Buffers: shared hit=2697
                SubPlan 1
                  ->  Index Only Scan using components_removed_idx on components components_2 (actual time=0.015..0.016 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  CTE of_components
    ->  GroupAggregate (actual time=0.087..139.845 rows=10000.00 loops=1)
          Group Key: gaps_1.entity_ref
          Buffers: shared hit=1195
          ->  Index Only Scan using gaps_pkey on gaps gaps_1 (actual time=0.076..84.238 rows=100000.00 loops=1)
                Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 3).col1)::text)))
                Rows Removed by Filter: 24
                Heap Fetches: 0
                Index Searches: 1
                Buffers: shared hit=1195
                SubPlan 3
                  ->  Index Only Scan using components_removed_idx on components components_3 (actual time=0.019..0.020 rows=1.00 loops=1)
                        Heap Fetches: 1
                        Index Searches: 1
                        Buffers: shared hit=3
  ->  HashAggregate (actual time=281.426..281.429 rows=4.00 loops=1)
        Group Key: own.priority
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=2697
        ->  CTE Scan on own (actual time=274.258..274.305 rows=16.00 loops=1)
              Filter: (priority IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
              Buffers: shared hit=2697
  ->  HashAggregate (actual time=0.017..0.019 rows=1.00 loops=1)
        Group Key: own_1.type
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_1 (actual time=0.002..0.005 rows=16.00 loops=1)
              Filter: (type IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.015..0.016 rows=1.00 loops=1)
        Group Key: own_2.status
        Batches: 1  Memory Usage: 32kB
        ->  CTE Scan on own own_2 (actual time=0.002..0.004 rows=16.00 loops=1)
              Filter: (status IS NOT NULL)
              Storage: Memory  Maximum Storage: 18kB
  ->  HashAggregate (actual time=0.005..0.006 rows=0.00 loops=1)
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
  ->  HashAggregate (actual time=177.593..177.627 rows=200.00 loops=1)
        Group Key: components.owner_ref
        Batches: 1  Memory Usage: 48kB
        Buffers: shared hit=1815
        ->  Hash Join (actual time=17.503..173.924 rows=10000.00 loops=1)
              Hash Cond: ((of_components.entity_ref)::text = (components.entity_ref)::text)
              Buffers: shared hit=1815
              ->  CTE Scan on of_components (actual time=0.089..150.900 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
                    Buffers: shared hit=1195
              ->  Hash (actual time=17.391..17.392 rows=10001.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 962kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components (actual time=0.021..10.886 rows=10001.00 loops=1)
                          Filter: (owner_ref IS NOT NULL)
                          Buffers: shared hit=620
  ->  HashAggregate (actual time=18.017..18.032 rows=100.00 loops=1)
        Group Key: components_1.system_ref
        Batches: 1  Memory Usage: 32kB
        Buffers: shared hit=620
        ->  Hash Join (actual time=9.276..16.569 rows=10000.00 loops=1)
              Hash Cond: ((of_components_1.entity_ref)::text = (components_1.entity_ref)::text)
              Buffers: shared hit=620
              ->  CTE Scan on of_components of_components_1 (actual time=0.001..0.627 rows=10000.00 loops=1)
                    Storage: Memory  Maximum Storage: 754kB
              ->  Hash (actual time=9.254..9.255 rows=10000.00 loops=1)
                    Buckets: 16384  Batches: 1  Memory Usage: 986kB
                    Buffers: shared hit=620
                    ->  Seq Scan on components components_1 (actual time=0.025..7.531 rows=10000.00 loops=1)
                          Filter: (system_ref IS NOT NULL)
                          Rows Removed by Filter: 1
                          Buffers: shared hit=620

-- == component page

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."entity_ref" = $1 and "components"."removed_at" is null limit $2
Limit (actual time=0.038..0.038 rows=1.00 loops=1)
  Buffers: shared hit=3
  ->  Nested Loop Left Join (actual time=0.036..0.036 rows=1.00 loops=1)
        Buffers: shared hit=3
        ->  Index Scan using components_pkey on components (actual time=0.028..0.028 rows=1.00 loops=1)
              Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
              Filter: (removed_at IS NULL)
              Index Searches: 1
              Buffers: shared hit=3
        ->  Seq Scan on scans (actual time=0.005..0.005 rows=0.00 loops=1)
              Filter: ((entity_ref)::text = 'component:default/service-500'::text)
Planning:
  Buffers: shared hit=1

-- select * from "assessments" where "entity_ref" = $1 limit $2
Limit (actual time=0.030..0.031 rows=1.00 loops=1)
  Buffers: shared hit=3
  ->  Index Scan using assessments_pkey on assessments (actual time=0.029..0.029 rows=1.00 loops=1)
        Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
        Index Searches: 1
        Buffers: shared hit=3

-- select * from "inventories" where "entity_ref" = $1 limit $2
Limit (actual time=0.036..0.036 rows=1.00 loops=1)
  Buffers: shared hit=3
  ->  Index Scan using inventories_pkey on inventories (actual time=0.034..0.034 rows=1.00 loops=1)
        Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
        Index Searches: 1
        Buffers: shared hit=3

-- select * from "sent_inventories" where "entity_ref" = $1 limit $2
Limit (actual time=0.008..0.009 rows=0.00 loops=1)
  ->  Seq Scan on sent_inventories (actual time=0.006..0.006 rows=0.00 loops=1)
        Filter: ((entity_ref)::text = 'component:default/service-500'::text)
Planning:
  Buffers: shared hit=1

-- select * from "plans" where "entity_ref" = $1 limit $2
Limit (actual time=0.033..0.034 rows=1.00 loops=1)
  Buffers: shared hit=3
  ->  Index Scan using plans_pkey on plans (actual time=0.032..0.032 rows=1.00 loops=1)
        Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
        Index Searches: 1
        Buffers: shared hit=3

-- select * from "api_operations" where "entity_ref" = $1 limit $2
Limit (actual time=0.032..0.033 rows=1.00 loops=1)
  Buffers: shared hit=3
  ->  Index Scan using api_operations_pkey on api_operations (actual time=0.030..0.030 rows=1.00 loops=1)
        Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
        Index Searches: 1
        Buffers: shared hit=3

-- select * from "result_addresses" where "entity_ref" = $1 order by "position" asc
Sort (actual time=0.010..0.010 rows=0.00 loops=1)
  Sort Key: "position"
  Sort Method: quicksort  Memory: 25kB
  ->  Seq Scan on result_addresses (actual time=0.004..0.004 rows=0.00 loops=1)
        Filter: ((entity_ref)::text = 'component:default/service-500'::text)
Planning:
  Buffers: shared hit=1

-- select "record" from "gaps" where "entity_ref" = $1
Index Scan using gaps_figures_idx on gaps (actual time=0.038..0.046 rows=10.00 loops=1)
  Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
  Index Searches: 1
  Buffers: shared hit=10

-- select * from "runs" where "entity_ref" = $1 order by "ordered_at" desc, "id" desc limit $2
Limit (actual time=0.033..0.037 rows=5.00 loops=1)
  Buffers: shared hit=4
  ->  Index Scan Backward using runs_newest_idx on runs (actual time=0.031..0.034 rows=5.00 loops=1)
        Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
        Index Searches: 1
        Buffers: shared hit=4

-- == series over a year

-- select * from "series" where "entity_ref" = $1 order by "last_at" desc, "id" asc limit $2
Limit (actual time=0.058..0.058 rows=2.00 loops=1)
  Buffers: shared hit=9
  ->  Incremental Sort (actual time=0.056..0.056 rows=2.00 loops=1)
        Sort Key: last_at DESC, id
        Presorted Key: last_at
        Full-sort Groups: 1  Sort Method: top-N heapsort  Average Memory: 25kB  Peak Memory: 25kB
        Buffers: shared hit=9
        ->  Index Scan Backward using series_component_idx on series (actual time=0.031..0.042 rows=6.00 loops=1)
              Index Cond: ((entity_ref)::text = 'component:default/service-1'::text)
              Index Searches: 1
              Buffers: shared hit=9

-- select "run_metrics"."run_id", "run_metrics"."ordered_at", "run_metrics"."stats", "runs"."commit", "runs"."url" from "run_metrics" inner join "runs" on "runs"."id" = "run_metrics"."run_id" where "run_metrics"."series_id" = $1 and "run_metrics"."ordered_at" >= $2 and "run_metrics"."ordered_at" <= $3 order by "run_metrics"."ordered_at" desc, "run_metrics"."run_id" desc limit $4
Limit (actual time=2.376..2.474 rows=1000.00 loops=1)
  Buffers: shared hit=4060
  ->  Sort (actual time=2.373..2.414 rows=1000.00 loops=1)
        Sort Key: run_metrics.ordered_at DESC, run_metrics.run_id DESC
        Sort Method: quicksort  Memory: 157kB
        Buffers: shared hit=4060
        ->  Nested Loop (actual time=0.133..2.068 rows=1000.00 loops=1)
              Buffers: shared hit=4060
              ->  Bitmap Heap Scan on run_metrics (actual time=0.117..0.243 rows=1000.00 loops=1)
                    Recheck Cond: (((series_id)::text = '37520bf27cf2f3cd5e3bcf2e26fbac7859521abd81ca45746a8620843acbfde5'::text) AND ((ordered_at)::text >= '2025-11-23T12:00:00.000Z'::text) AND ((ordered_at)::text <= '2026-11-23T12:00:00.000Z'::text))
                    Heap Blocks: exact=29
                    Buffers: shared hit=60
                    ->  Bitmap Index Scan on run_metrics_series_idx (actual time=0.103..0.103 rows=1000.00 loops=1)
                          Index Cond: (((series_id)::text = '37520bf27cf2f3cd5e3bcf2e26fbac7859521abd81ca45746a8620843acbfde5'::text) AND ((ordered_at)::text >= '2025-11-23T12:00:00.000Z'::text) AND ((ordered_at)::text <= '2026-11-23T12:00:00.000Z'::text))
                          Index Searches: 1
                          Buffers: shared hit=31
              ->  Index Scan using runs_pkey on runs (actual time=0.001..0.001 rows=1.00 loops=1000)
                    Index Cond: ((id)::text = (run_metrics.run_id)::text)
                    Index Searches: 1000
                    Buffers: shared hit=4000
Planning:
  Buffers: shared hit=32
