-- == portfolio by gaps

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by "components"."gap_rank" desc, "components"."entity_ref" asc limit $1
Limit (actual time=0.037..0.315 rows=51.00 loops=1)
  Buffers: shared hit=52
  ->  Nested Loop Left Join (actual time=0.037..0.311 rows=51.00 loops=1)
        Join Filter: ((scans.entity_ref)::text = (components.entity_ref)::text)
        Buffers: shared hit=52
        ->  Index Scan using components_gap_rank_idx on components (actual time=0.031..0.274 rows=51.00 loops=1)
              Filter: (removed_at IS NULL)
              Index Searches: 1
              Buffers: shared hit=52
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
Aggregate (actual time=9.390..9.391 rows=1.00 loops=1)
  Buffers: shared hit=621
  ->  Seq Scan on components (actual time=0.011..7.458 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=621
Planning:
  Buffers: shared hit=10 read=2

-- select "facet", "value", "count" from "facet_counts" where "list" = $1 and "count" > $2
Seq Scan on facet_counts (actual time=0.029..0.093 rows=341.00 loops=1)
  Filter: ((count > 0) AND ((list)::text = 'components'::text))
  Rows Removed by Filter: 310
  Buffers: shared hit=12
Planning:
  Buffers: shared hit=34

-- == portfolio by title

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by "components"."title_sort" asc, "components"."entity_ref" asc limit $1
Limit (actual time=0.023..0.089 rows=51.00 loops=1)
  Buffers: shared hit=17
  ->  Nested Loop Left Join (actual time=0.023..0.085 rows=51.00 loops=1)
        Join Filter: ((scans.entity_ref)::text = (components.entity_ref)::text)
        Buffers: shared hit=17
        ->  Index Scan using components_title_idx on components (actual time=0.018..0.057 rows=51.00 loops=1)
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
Aggregate (actual time=8.744..8.745 rows=1.00 loops=1)
  Buffers: shared hit=621
  ->  Seq Scan on components (actual time=0.008..6.713 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=621

-- select "facet", "value", "count" from "facet_counts" where "list" = $1 and "count" > $2
Seq Scan on facet_counts (actual time=0.018..0.077 rows=341.00 loops=1)
  Filter: ((count > 0) AND ((list)::text = 'components'::text))
  Rows Removed by Filter: 310
  Buffers: shared hit=12

-- == portfolio by coverage

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by case when "components"."coverage" is null then 1 else 0 end, "components"."coverage" asc, "components"."entity_ref" asc limit $1
Limit (actual time=0.016..0.099 rows=51.00 loops=1)
  Buffers: shared hit=33
  ->  Nested Loop Left Join (actual time=0.015..0.094 rows=51.00 loops=1)
        Join Filter: ((scans.entity_ref)::text = (components.entity_ref)::text)
        Buffers: shared hit=33
        ->  Index Scan using components_coverage_idx on components (actual time=0.009..0.044 rows=51.00 loops=1)
              Index Searches: 1
              Buffers: shared hit=33
        ->  Seq Scan on scans (actual time=0.000..0.000 rows=0.00 loops=51)
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
Aggregate (actual time=8.595..8.596 rows=1.00 loops=1)
  Buffers: shared hit=621
  ->  Seq Scan on components (actual time=0.007..6.715 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=621

-- select "facet", "value", "count" from "facet_counts" where "list" = $1 and "count" > $2
Seq Scan on facet_counts (actual time=0.022..0.098 rows=341.00 loops=1)
  Filter: ((count > 0) AND ((list)::text = 'components'::text))
  Rows Removed by Filter: 310
  Buffers: shared hit=12

-- == portfolio by effort

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by case when "components"."effort_mean" is null then 1 else 0 end, "components"."effort_mean" desc, "components"."entity_ref" asc limit $1
Limit (actual time=0.029..0.132 rows=51.00 loops=1)
  Buffers: shared hit=48
  ->  Nested Loop Left Join (actual time=0.028..0.127 rows=51.00 loops=1)
        Join Filter: ((scans.entity_ref)::text = (components.entity_ref)::text)
        Buffers: shared hit=48
        ->  Index Scan using components_effort_mean_desc_idx on components (actual time=0.023..0.078 rows=51.00 loops=1)
              Index Searches: 1
              Buffers: shared hit=48
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
Aggregate (actual time=8.445..8.446 rows=1.00 loops=1)
  Buffers: shared hit=621
  ->  Seq Scan on components (actual time=0.008..6.539 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=621

-- select "facet", "value", "count" from "facet_counts" where "list" = $1 and "count" > $2
Seq Scan on facet_counts (actual time=0.018..0.079 rows=341.00 loops=1)
  Filter: ((count > 0) AND ((list)::text = 'components'::text))
  Rows Removed by Filter: 310
  Buffers: shared hit=12

-- == portfolio by owner

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by case when "components"."owner_ref" is null then 1 else 0 end, "components"."owner_ref" asc, "components"."entity_ref" asc limit $1
Limit (actual time=0.028..0.141 rows=51.00 loops=1)
  Buffers: shared hit=50
  ->  Nested Loop Left Join (actual time=0.028..0.136 rows=51.00 loops=1)
        Join Filter: ((scans.entity_ref)::text = (components.entity_ref)::text)
        Buffers: shared hit=50
        ->  Index Scan using components_owner_ref_idx on components (actual time=0.020..0.083 rows=51.00 loops=1)
              Index Searches: 1
              Buffers: shared hit=50
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
Aggregate (actual time=8.426..8.428 rows=1.00 loops=1)
  Buffers: shared hit=621
  ->  Seq Scan on components (actual time=0.008..6.527 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=621

-- select "facet", "value", "count" from "facet_counts" where "list" = $1 and "count" > $2
Seq Scan on facet_counts (actual time=0.018..0.077 rows=341.00 loops=1)
  Filter: ((count > 0) AND ((list)::text = 'components'::text))
  Rows Removed by Filter: 310
  Buffers: shared hit=12

-- == portfolio by lastRun

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by case when "components"."last_run_at" is null then 1 else 0 end, "components"."last_run_at" desc, "components"."entity_ref" asc limit $1
Limit (actual time=0.037..0.103 rows=51.00 loops=1)
  Buffers: shared hit=18
  ->  Nested Loop Left Join (actual time=0.036..0.098 rows=51.00 loops=1)
        Join Filter: ((scans.entity_ref)::text = (components.entity_ref)::text)
        Buffers: shared hit=18
        ->  Index Scan using components_last_run_at_desc_idx on components (actual time=0.030..0.046 rows=51.00 loops=1)
              Index Searches: 1
              Buffers: shared hit=18
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
Aggregate (actual time=8.348..8.349 rows=1.00 loops=1)
  Buffers: shared hit=621
  ->  Seq Scan on components (actual time=0.008..6.482 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=621

-- select "facet", "value", "count" from "facet_counts" where "list" = $1 and "count" > $2
Seq Scan on facet_counts (actual time=0.023..0.121 rows=341.00 loops=1)
  Filter: ((count > 0) AND ((list)::text = 'components'::text))
  Rows Removed by Filter: 310
  Buffers: shared hit=12

-- == portfolio by phase

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null order by case when "components"."phase_sort" is null then 1 else 0 end, "components"."phase_sort" asc, "components"."entity_ref" asc limit $1
Limit (actual time=0.044..0.227 rows=51.00 loops=1)
  Buffers: shared hit=19
  ->  Nested Loop Left Join (actual time=0.044..0.221 rows=51.00 loops=1)
        Join Filter: ((scans.entity_ref)::text = (components.entity_ref)::text)
        Buffers: shared hit=19
        ->  Index Scan using components_phase_sort_idx on components (actual time=0.035..0.069 rows=51.00 loops=1)
              Index Searches: 1
              Buffers: shared hit=19
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
Aggregate (actual time=10.558..10.559 rows=1.00 loops=1)
  Buffers: shared hit=621
  ->  Seq Scan on components (actual time=0.010..7.698 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=621

-- select "facet", "value", "count" from "facet_counts" where "list" = $1 and "count" > $2
Seq Scan on facet_counts (actual time=0.031..0.134 rows=341.00 loops=1)
  Filter: ((count > 0) AND ((list)::text = 'components'::text))
  Rows Removed by Filter: 310
  Buffers: shared hit=12

-- == portfolio filtered

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null and exists (select 1 from "component_facets" where component_facets.entity_ref = components.entity_ref and "component_facets"."facet" = $1 and "component_facets"."value" in ($2)) and exists (select 1 from "component_facets" where component_facets.entity_ref = components.entity_ref and "component_facets"."facet" = $3 and "component_facets"."value" in ($4)) order by "components"."gap_rank" desc, "components"."entity_ref" asc limit $5
Limit (actual time=1.502..1.506 rows=12.00 loops=1)
  Buffers: shared hit=75 read=8
  ->  Sort (actual time=1.501..1.503 rows=12.00 loops=1)
        Sort Key: components.gap_rank DESC, components.entity_ref
        Sort Method: quicksort  Memory: 31kB
        Buffers: shared hit=75 read=8
        ->  Nested Loop Left Join (actual time=0.119..1.385 rows=12.00 loops=1)
              Join Filter: ((scans.entity_ref)::text = (components.entity_ref)::text)
              Buffers: shared hit=72 read=8
              ->  Nested Loop (actual time=0.110..1.359 rows=12.00 loops=1)
                    Join Filter: ((components.entity_ref)::text = (component_facets.entity_ref)::text)
                    Buffers: shared hit=72 read=8
                    ->  Merge Join (actual time=0.085..1.227 rows=12.00 loops=1)
                          Merge Cond: ((component_facets.entity_ref)::text = (component_facets_1.entity_ref)::text)
                          Buffers: shared hit=36 read=8
                          ->  Index Only Scan using component_facets_value_idx on component_facets (actual time=0.036..0.044 rows=46.00 loops=1)
                                Index Cond: ((facet = 'owner'::text) AND (value = 'group:default/team-7'::text))
                                Heap Fetches: 0
                                Index Searches: 1
                                Buffers: shared hit=4
                          ->  Index Only Scan using component_facets_value_idx on component_facets component_facets_1 (actual time=0.037..1.007 rows=2489.00 loops=1)
                                Index Cond: ((facet = 'state'::text) AND (value = 'partial'::text))
                                Heap Fetches: 4
                                Index Searches: 1
                                Buffers: shared hit=32 read=8
                    ->  Index Scan using components_pkey on components (actual time=0.009..0.009 rows=1.00 loops=12)
                          Index Cond: ((entity_ref)::text = (component_facets_1.entity_ref)::text)
                          Filter: (removed_at IS NULL)
                          Index Searches: 12
                          Buffers: shared hit=36
              ->  Seq Scan on scans (actual time=0.001..0.001 rows=0.00 loops=12)
Planning:
  Buffers: shared hit=105

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
Aggregate (actual time=0.667..0.668 rows=1.00 loops=1)
  Buffers: shared hit=80
  ->  Nested Loop (actual time=0.050..0.652 rows=12.00 loops=1)
        Join Filter: ((components.entity_ref)::text = (component_facets.entity_ref)::text)
        Buffers: shared hit=80
        ->  Merge Join (actual time=0.039..0.572 rows=12.00 loops=1)
              Merge Cond: ((component_facets.entity_ref)::text = (component_facets_1.entity_ref)::text)
              Buffers: shared hit=44
              ->  Index Only Scan using component_facets_value_idx on component_facets (actual time=0.017..0.023 rows=46.00 loops=1)
                    Index Cond: ((facet = 'owner'::text) AND (value = 'group:default/team-7'::text))
                    Heap Fetches: 0
                    Index Searches: 1
                    Buffers: shared hit=4
              ->  Index Only Scan using component_facets_value_idx on component_facets component_facets_1 (actual time=0.013..0.382 rows=2489.00 loops=1)
                    Index Cond: ((facet = 'state'::text) AND (value = 'partial'::text))
                    Heap Fetches: 4
                    Index Searches: 1
                    Buffers: shared hit=40
        ->  Index Scan using components_pkey on components (actual time=0.006..0.006 rows=1.00 loops=12)
              Index Cond: ((entity_ref)::text = (component_facets_1.entity_ref)::text)
              Filter: (removed_at IS NULL)
              Index Searches: 12
              Buffers: shared hit=36
Planning:
  Buffers: shared hit=52

-- select "facet", "value", "count" from "facet_counts" where "list" = $1 and "count" > $2
Seq Scan on facet_counts (actual time=0.022..0.123 rows=341.00 loops=1)
  Filter: ((count > 0) AND ((list)::text = 'components'::text))
  Rows Removed by Filter: 310
  Buffers: shared hit=12

-- == portfolio searched

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null and components.search_text like $1 escape '!' and components.search_text like $2 escape '!' order by "components"."gap_rank" desc, "components"."entity_ref" asc limit $3
Limit (actual time=0.119..3.031 rows=51.00 loops=1)
  Buffers: shared hit=1503
  ->  Nested Loop Left Join (actual time=0.118..3.024 rows=51.00 loops=1)
        Join Filter: ((scans.entity_ref)::text = (components.entity_ref)::text)
        Buffers: shared hit=1503
        ->  Index Scan using components_gap_rank_idx on components (actual time=0.113..2.959 rows=51.00 loops=1)
              Filter: ((removed_at IS NULL) AND (search_text ~~ '%service%'::text) AND (search_text ~~ '%77%'::text))
              Rows Removed by Filter: 1490
              Index Searches: 1
              Buffers: shared hit=1503
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
Aggregate (actual time=9.822..9.824 rows=1.00 loops=1)
  Buffers: shared hit=621
  ->  Seq Scan on components (actual time=0.078..9.665 rows=380.00 loops=1)
        Filter: ((removed_at IS NULL) AND (search_text ~~ '%service%'::text) AND (search_text ~~ '%77%'::text))
        Rows Removed by Filter: 9621
        Buffers: shared hit=621

-- select "facet", "value", "count" from "facet_counts" where "list" = $1 and "count" > $2
Seq Scan on facet_counts (actual time=0.023..0.127 rows=341.00 loops=1)
  Filter: ((count > 0) AND ((list)::text = 'components'::text))
  Rows Removed by Filter: 310
  Buffers: shared hit=12

-- == portfolio second page

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."removed_at" is null and ("components"."coverage" > $1 or ("components"."coverage" = $2 and "components"."entity_ref" > $3) or "components"."coverage" is null) order by case when "components"."coverage" is null then 1 else 0 end, "components"."coverage" asc, "components"."entity_ref" asc limit $4
Limit (actual time=0.082..0.205 rows=51.00 loops=1)
  Buffers: shared hit=67
  ->  Nested Loop Left Join (actual time=0.081..0.199 rows=51.00 loops=1)
        Join Filter: ((scans.entity_ref)::text = (components.entity_ref)::text)
        Buffers: shared hit=67
        ->  Index Scan using components_coverage_idx on components (actual time=0.073..0.139 rows=51.00 loops=1)
              Filter: ((coverage > '0'::double precision) OR ((coverage = '0'::double precision) AND ((entity_ref)::text > 'component:default/service-1591'::text)) OR (coverage IS NULL))
              Rows Removed by Filter: 50
              Index Searches: 1
              Buffers: shared hit=67
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
Aggregate (actual time=9.743..9.744 rows=1.00 loops=1)
  Buffers: shared hit=621
  ->  Seq Scan on components (actual time=0.010..7.299 rows=10000.00 loops=1)
        Filter: (removed_at IS NULL)
        Rows Removed by Filter: 1
        Buffers: shared hit=621

-- select "facet", "value", "count" from "facet_counts" where "list" = $1 and "count" > $2
Seq Scan on facet_counts (actual time=0.019..0.079 rows=341.00 loops=1)
  Filter: ((count > 0) AND ((list)::text = 'components'::text))
  Rows Removed by Filter: 310
  Buffers: shared hit=12

-- == gaps by priority

-- select "gaps"."entity_ref", "gaps"."gap_id", "gaps"."record", "gaps"."priority_rank", "gaps"."title_sort", "gaps"."hours_mean", "gaps"."opened_at", "components"."title_sort" as "component_sort", "components"."title" as "component_title", "components"."system_ref" from "gaps" inner join "components" on "components"."entity_ref" = "gaps"."entity_ref" where "components"."removed_at" is null and "gaps"."status" in ($1) order by "gaps"."priority_rank" asc, "gaps"."entity_ref" asc, "gaps"."gap_id" asc limit $2
Limit (actual time=0.046..0.197 rows=51.00 loops=1)
  Buffers: shared hit=98
  ->  Nested Loop (actual time=0.045..0.193 rows=51.00 loops=1)
        Buffers: shared hit=98
        ->  Index Scan using gaps_priority_idx on gaps (actual time=0.021..0.109 rows=51.00 loops=1)
              Index Cond: ((status)::text = 'open'::text)
              Index Searches: 1
              Buffers: shared hit=35
        ->  Memoize (actual time=0.001..0.001 rows=1.00 loops=51)
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

-- select count(*) as components, sum(gap_sums.critical) as critical, sum(gap_sums.high) as high, sum(gap_sums.moderate) as moderate, sum(gap_sums.low) as low, sum(gap_sums.unestimated) as unestimated, sum(gap_sums.unassigned) as unassigned, sum(gap_sums.mean) as mean, sum(gap_sums.below) as below, sum(gap_sums.above) as above from "gap_sums" where "gap_sums"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) and "gap_sums"."status" in ($1)
Aggregate (actual time=4.214..4.215 rows=1.00 loops=1)
  Buffers: shared hit=145
  ->  Seq Scan on gap_sums (actual time=0.033..2.400 rows=10000.00 loops=1)
        Filter: ((NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text))) AND ((status)::text = 'open'::text))
        Rows Removed by Filter: 1
        Buffers: shared hit=145
        SubPlan 1
          ->  Index Only Scan using components_removed_idx on components (actual time=0.013..0.014 rows=1.00 loops=1)
                Heap Fetches: 1
                Index Searches: 1
                Buffers: shared hit=2
Planning:
  Buffers: shared hit=52

-- select "facet", "value", "count" from "facet_counts" where "list" = $1 and "count" > $2
Seq Scan on facet_counts (actual time=0.060..0.106 rows=310.00 loops=1)
  Filter: ((count > 0) AND ((list)::text = 'gaps'::text))
  Rows Removed by Filter: 341
  Buffers: shared hit=12

-- == gaps by title

-- select "gaps"."entity_ref", "gaps"."gap_id", "gaps"."record", "gaps"."priority_rank", "gaps"."title_sort", "gaps"."hours_mean", "gaps"."opened_at", "components"."title_sort" as "component_sort", "components"."title" as "component_title", "components"."system_ref" from "gaps" inner join "components" on "components"."entity_ref" = "gaps"."entity_ref" where "components"."removed_at" is null and "gaps"."status" in ($1) order by "gaps"."title_sort" asc, "gaps"."entity_ref" asc, "gaps"."gap_id" asc limit $2
Limit (actual time=0.197..0.524 rows=51.00 loops=1)
  Buffers: shared hit=221
  ->  Nested Loop (actual time=0.196..0.518 rows=51.00 loops=1)
        Buffers: shared hit=221
        ->  Index Scan using gaps_title_idx on gaps (actual time=0.027..0.287 rows=75.00 loops=1)
              Index Cond: ((status)::text = 'open'::text)
              Index Searches: 1
              Buffers: shared hit=65
        ->  Memoize (actual time=0.003..0.003 rows=0.68 loops=75)
              Cache Key: gaps.entity_ref
              Cache Mode: logical
              Hits: 23  Misses: 52  Evictions: 0  Overflows: 0  Memory Usage: 11kB
              Buffers: shared hit=156
              ->  Index Scan using components_pkey on components (actual time=0.003..0.003 rows=0.98 loops=52)
                    Index Cond: ((entity_ref)::text = (gaps.entity_ref)::text)
                    Filter: (removed_at IS NULL)
                    Rows Removed by Filter: 0
                    Index Searches: 52
                    Buffers: shared hit=156
Planning:
  Buffers: shared hit=14

-- select count(*) as components, sum(gap_sums.critical) as critical, sum(gap_sums.high) as high, sum(gap_sums.moderate) as moderate, sum(gap_sums.low) as low, sum(gap_sums.unestimated) as unestimated, sum(gap_sums.unassigned) as unassigned, sum(gap_sums.mean) as mean, sum(gap_sums.below) as below, sum(gap_sums.above) as above from "gap_sums" where "gap_sums"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) and "gap_sums"."status" in ($1)
Aggregate (actual time=4.549..4.550 rows=1.00 loops=1)
  Buffers: shared hit=145
  ->  Seq Scan on gap_sums (actual time=0.024..2.519 rows=10000.00 loops=1)
        Filter: ((NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text))) AND ((status)::text = 'open'::text))
        Rows Removed by Filter: 1
        Buffers: shared hit=145
        SubPlan 1
          ->  Index Only Scan using components_removed_idx on components (actual time=0.005..0.006 rows=1.00 loops=1)
                Heap Fetches: 1
                Index Searches: 1
                Buffers: shared hit=2

-- select "facet", "value", "count" from "facet_counts" where "list" = $1 and "count" > $2
Seq Scan on facet_counts (actual time=0.044..0.076 rows=310.00 loops=1)
  Filter: ((count > 0) AND ((list)::text = 'gaps'::text))
  Rows Removed by Filter: 341
  Buffers: shared hit=12

-- == gaps by effort

-- select "gaps"."entity_ref", "gaps"."gap_id", "gaps"."record", "gaps"."priority_rank", "gaps"."title_sort", "gaps"."hours_mean", "gaps"."opened_at", "components"."title_sort" as "component_sort", "components"."title" as "component_title", "components"."system_ref" from "gaps" inner join "components" on "components"."entity_ref" = "gaps"."entity_ref" where "components"."removed_at" is null and "gaps"."status" in ($1) order by case when gaps.hours_mean is null then 1 else 0 end, "gaps"."hours_mean" desc, "gaps"."entity_ref" asc, "gaps"."gap_id" asc limit $2
Limit (actual time=0.265..0.555 rows=51.00 loops=1)
  Buffers: shared hit=196
  ->  Nested Loop (actual time=0.264..0.550 rows=51.00 loops=1)
        Buffers: shared hit=196
        ->  Index Scan using gaps_effort_desc_idx on gaps (actual time=0.028..0.157 rows=51.00 loops=1)
              Index Cond: ((status)::text = 'open'::text)
              Index Searches: 1
              Buffers: shared hit=52
        ->  Memoize (actual time=0.007..0.007 rows=1.00 loops=51)
              Cache Key: gaps.entity_ref
              Cache Mode: logical
              Hits: 3  Misses: 48  Evictions: 0  Overflows: 0  Memory Usage: 10kB
              Buffers: shared hit=144
              ->  Index Scan using components_pkey on components (actual time=0.003..0.003 rows=1.00 loops=48)
                    Index Cond: ((entity_ref)::text = (gaps.entity_ref)::text)
                    Filter: (removed_at IS NULL)
                    Index Searches: 48
                    Buffers: shared hit=144
Planning:
  Buffers: shared hit=14

-- select count(*) as components, sum(gap_sums.critical) as critical, sum(gap_sums.high) as high, sum(gap_sums.moderate) as moderate, sum(gap_sums.low) as low, sum(gap_sums.unestimated) as unestimated, sum(gap_sums.unassigned) as unassigned, sum(gap_sums.mean) as mean, sum(gap_sums.below) as below, sum(gap_sums.above) as above from "gap_sums" where "gap_sums"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) and "gap_sums"."status" in ($1)
Aggregate (actual time=4.006..4.007 rows=1.00 loops=1)
  Buffers: shared hit=145
  ->  Seq Scan on gap_sums (actual time=0.019..2.312 rows=10000.00 loops=1)
        Filter: ((NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text))) AND ((status)::text = 'open'::text))
        Rows Removed by Filter: 1
        Buffers: shared hit=145
        SubPlan 1
          ->  Index Only Scan using components_removed_idx on components (actual time=0.005..0.006 rows=1.00 loops=1)
                Heap Fetches: 1
                Index Searches: 1
                Buffers: shared hit=2

-- select "facet", "value", "count" from "facet_counts" where "list" = $1 and "count" > $2
Seq Scan on facet_counts (actual time=0.070..0.152 rows=310.00 loops=1)
  Filter: ((count > 0) AND ((list)::text = 'gaps'::text))
  Rows Removed by Filter: 341
  Buffers: shared hit=12

-- == gaps by age

-- select "gaps"."entity_ref", "gaps"."gap_id", "gaps"."record", "gaps"."priority_rank", "gaps"."title_sort", "gaps"."hours_mean", "gaps"."opened_at", "components"."title_sort" as "component_sort", "components"."title" as "component_title", "components"."system_ref" from "gaps" inner join "components" on "components"."entity_ref" = "gaps"."entity_ref" where "components"."removed_at" is null and "gaps"."status" in ($1) order by "gaps"."opened_at" asc, "gaps"."entity_ref" asc, "gaps"."gap_id" asc limit $2
Limit (actual time=0.062..0.266 rows=51.00 loops=1)
  Buffers: shared hit=120
  ->  Nested Loop (actual time=0.061..0.260 rows=51.00 loops=1)
        Buffers: shared hit=120
        ->  Index Scan using gaps_age_idx on gaps (actual time=0.032..0.128 rows=51.00 loops=1)
              Index Cond: ((status)::text = 'open'::text)
              Index Searches: 1
              Buffers: shared hit=39
        ->  Memoize (actual time=0.002..0.002 rows=1.00 loops=51)
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
  Buffers: shared hit=14

-- select count(*) as components, sum(gap_sums.critical) as critical, sum(gap_sums.high) as high, sum(gap_sums.moderate) as moderate, sum(gap_sums.low) as low, sum(gap_sums.unestimated) as unestimated, sum(gap_sums.unassigned) as unassigned, sum(gap_sums.mean) as mean, sum(gap_sums.below) as below, sum(gap_sums.above) as above from "gap_sums" where "gap_sums"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) and "gap_sums"."status" in ($1)
Aggregate (actual time=4.647..4.648 rows=1.00 loops=1)
  Buffers: shared hit=145
  ->  Seq Scan on gap_sums (actual time=0.021..2.627 rows=10000.00 loops=1)
        Filter: ((NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text))) AND ((status)::text = 'open'::text))
        Rows Removed by Filter: 1
        Buffers: shared hit=145
        SubPlan 1
          ->  Index Only Scan using components_removed_idx on components (actual time=0.005..0.006 rows=1.00 loops=1)
                Heap Fetches: 1
                Index Searches: 1
                Buffers: shared hit=2

-- select "facet", "value", "count" from "facet_counts" where "list" = $1 and "count" > $2
Seq Scan on facet_counts (actual time=0.068..0.121 rows=310.00 loops=1)
  Filter: ((count > 0) AND ((list)::text = 'gaps'::text))
  Rows Removed by Filter: 341
  Buffers: shared hit=12

-- == gaps by component

-- select "gaps"."entity_ref", "gaps"."gap_id", "gaps"."record", "gaps"."priority_rank", "gaps"."title_sort", "gaps"."hours_mean", "gaps"."opened_at", "components"."title_sort" as "component_sort", "components"."title" as "component_title", "components"."system_ref" from "gaps" inner join "components" on "components"."entity_ref" = "gaps"."entity_ref" where "components"."removed_at" is null and "gaps"."status" in ($1) order by "components"."title_sort" asc, "gaps"."entity_ref" asc, "gaps"."gap_id" asc limit $2
Limit (actual time=0.180..0.253 rows=51.00 loops=1)
  Buffers: shared hit=53
  ->  Incremental Sort (actual time=0.179..0.248 rows=51.00 loops=1)
        Sort Key: components.title_sort, gaps.entity_ref, gaps.gap_id
        Presorted Key: components.title_sort, gaps.entity_ref
        Full-sort Groups: 2  Sort Method: quicksort  Average Memory: 105kB  Peak Memory: 105kB
        Buffers: shared hit=53
        ->  Nested Loop (actual time=0.043..0.164 rows=61.00 loops=1)
              Buffers: shared hit=53
              ->  Index Scan using components_title_idx on components (actual time=0.009..0.020 rows=7.00 loops=1)
                    Filter: (removed_at IS NULL)
                    Index Searches: 1
                    Buffers: shared hit=7
              ->  Index Scan using gaps_pkey on gaps (actual time=0.010..0.018 rows=8.71 loops=7)
                    Index Cond: ((entity_ref)::text = (components.entity_ref)::text)
                    Filter: ((status)::text = 'open'::text)
                    Index Searches: 7
                    Buffers: shared hit=46
Planning:
  Buffers: shared hit=14

-- select count(*) as components, sum(gap_sums.critical) as critical, sum(gap_sums.high) as high, sum(gap_sums.moderate) as moderate, sum(gap_sums.low) as low, sum(gap_sums.unestimated) as unestimated, sum(gap_sums.unassigned) as unassigned, sum(gap_sums.mean) as mean, sum(gap_sums.below) as below, sum(gap_sums.above) as above from "gap_sums" where "gap_sums"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) and "gap_sums"."status" in ($1)
Aggregate (actual time=4.791..4.792 rows=1.00 loops=1)
  Buffers: shared hit=145
  ->  Seq Scan on gap_sums (actual time=0.024..2.740 rows=10000.00 loops=1)
        Filter: ((NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text))) AND ((status)::text = 'open'::text))
        Rows Removed by Filter: 1
        Buffers: shared hit=145
        SubPlan 1
          ->  Index Only Scan using components_removed_idx on components (actual time=0.005..0.006 rows=1.00 loops=1)
                Heap Fetches: 1
                Index Searches: 1
                Buffers: shared hit=2

-- select "facet", "value", "count" from "facet_counts" where "list" = $1 and "count" > $2
Seq Scan on facet_counts (actual time=0.065..0.116 rows=310.00 loops=1)
  Filter: ((count > 0) AND ((list)::text = 'gaps'::text))
  Rows Removed by Filter: 341
  Buffers: shared hit=12

-- == gaps filtered

-- select "gaps"."entity_ref", "gaps"."gap_id", "gaps"."record", "gaps"."priority_rank", "gaps"."title_sort", "gaps"."hours_mean", "gaps"."opened_at", "components"."title_sort" as "component_sort", "components"."title" as "component_title", "components"."system_ref" from "gaps" inner join "components" on "components"."entity_ref" = "gaps"."entity_ref" where "components"."removed_at" is null and "gaps"."priority" in ($1) and "gaps"."status" in ($2) and exists (select 1 from "component_facets" where component_facets.entity_ref = "gaps"."entity_ref" and "component_facets"."facet" = $3 and "component_facets"."value" in ($4)) order by "gaps"."priority_rank" asc, "gaps"."entity_ref" asc, "gaps"."gap_id" asc limit $5
Limit (actual time=1.663..1.671 rows=51.00 loops=1)
  Buffers: shared hit=464
  ->  Sort (actual time=1.662..1.666 rows=51.00 loops=1)
        Sort Key: gaps.priority_rank, gaps.entity_ref, gaps.gap_id
        Sort Method: top-N heapsort  Memory: 127kB
        Buffers: shared hit=464
        ->  Nested Loop (actual time=0.087..1.410 rows=128.00 loops=1)
              Buffers: shared hit=464
              ->  Nested Loop (actual time=0.038..0.371 rows=46.00 loops=1)
                    Buffers: shared hit=142
                    ->  Index Only Scan using component_facets_value_idx on component_facets (actual time=0.023..0.033 rows=46.00 loops=1)
                          Index Cond: ((facet = 'owner'::text) AND (value = 'group:default/team-7'::text))
                          Heap Fetches: 0
                          Index Searches: 1
                          Buffers: shared hit=4
                    ->  Index Scan using components_pkey on components (actual time=0.007..0.007 rows=1.00 loops=46)
                          Index Cond: ((entity_ref)::text = (component_facets.entity_ref)::text)
                          Filter: (removed_at IS NULL)
                          Index Searches: 46
                          Buffers: shared hit=138
              ->  Index Scan using gaps_pkey on gaps (actual time=0.016..0.022 rows=2.78 loops=46)
                    Index Cond: ((entity_ref)::text = (components.entity_ref)::text)
                    Filter: (((priority)::text = 'high'::text) AND ((status)::text = 'open'::text))
                    Rows Removed by Filter: 7
                    Index Searches: 46
                    Buffers: shared hit=322
Planning:
  Buffers: shared hit=51

-- select count(distinct gaps.entity_ref) as components, sum(case when gaps.priority_rank = 0 then 1 else 0 end) as critical, sum(case when gaps.priority_rank = 1 then 1 else 0 end) as high, sum(case when gaps.priority_rank = 2 then 1 else 0 end) as moderate, sum(case when gaps.priority_rank = 3 then 1 else 0 end) as low, sum(case when gaps.hours_mean is null then 1 else 0 end) as unestimated, sum(case when gaps.assignee is null then 1 else 0 end) as unassigned, coalesce(sum(gaps.hours_mean), 0) as mean, coalesce(sum((gaps.hours_mean - gaps.hours_low) * (gaps.hours_mean - gaps.hours_low)), 0) as below, coalesce(sum((gaps.hours_high - gaps.hours_mean) * (gaps.hours_high - gaps.hours_mean)), 0) as above from "gaps" where "gaps"."entity_ref" not in (select "entity_ref" from "components" where "removed_at" is not null) and "gaps"."priority" in ($1) and "gaps"."status" in ($2) and exists (select 1 from "component_facets" where component_facets.entity_ref = "gaps"."entity_ref" and "component_facets"."facet" = $3 and "component_facets"."value" in ($4))
Aggregate (actual time=0.857..0.858 rows=1.00 loops=1)
  Buffers: shared hit=155
  ->  Nested Loop (actual time=0.069..0.800 rows=128.00 loops=1)
        Buffers: shared hit=155
        ->  Index Only Scan using component_facets_value_idx on component_facets (actual time=0.020..0.026 rows=46.00 loops=1)
              Index Cond: ((facet = 'owner'::text) AND (value = 'group:default/team-7'::text))
              Heap Fetches: 0
              Index Searches: 1
              Buffers: shared hit=4
        ->  Index Only Scan using gaps_figures_idx on gaps (actual time=0.013..0.016 rows=2.78 loops=46)
              Index Cond: ((entity_ref = (component_facets.entity_ref)::text) AND (status = 'open'::text) AND (priority = 'high'::text))
              Filter: (NOT (ANY ((entity_ref)::text = ((hashed SubPlan 1).col1)::text)))
              Heap Fetches: 0
              Index Searches: 46
              Buffers: shared hit=151
              SubPlan 1
                ->  Index Only Scan using components_removed_idx on components (actual time=0.003..0.004 rows=1.00 loops=1)
                      Heap Fetches: 1
                      Index Searches: 1
                      Buffers: shared hit=2
Planning:
  Buffers: shared hit=27

-- select "facet", "value", "count" from "facet_counts" where "list" = $1 and "count" > $2
Seq Scan on facet_counts (actual time=0.065..0.124 rows=310.00 loops=1)
  Filter: ((count > 0) AND ((list)::text = 'gaps'::text))
  Rows Removed by Filter: 341
  Buffers: shared hit=12

-- == component page

-- select "components".*, "scans"."status" as "scan_status", "scans"."finished_at" as "scan_at", "scans"."message" as "scan_message" from "components" left join "scans" on "scans"."entity_ref" = "components"."entity_ref" where "components"."entity_ref" = $1 and "components"."removed_at" is null limit $2
Limit (actual time=0.017..0.018 rows=1.00 loops=1)
  Buffers: shared hit=3
  ->  Nested Loop Left Join (actual time=0.016..0.017 rows=1.00 loops=1)
        Buffers: shared hit=3
        ->  Index Scan using components_pkey on components (actual time=0.012..0.012 rows=1.00 loops=1)
              Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
              Filter: (removed_at IS NULL)
              Index Searches: 1
              Buffers: shared hit=3
        ->  Seq Scan on scans (actual time=0.002..0.002 rows=0.00 loops=1)
              Filter: ((entity_ref)::text = 'component:default/service-500'::text)
Planning:
  Buffers: shared hit=1

-- select * from "assessments" where "entity_ref" = $1 limit $2
Limit (actual time=0.014..0.015 rows=1.00 loops=1)
  Buffers: shared hit=3
  ->  Index Scan using assessments_pkey on assessments (actual time=0.014..0.014 rows=1.00 loops=1)
        Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
        Index Searches: 1
        Buffers: shared hit=3

-- select * from "inventories" where "entity_ref" = $1 limit $2
Limit (actual time=0.013..0.014 rows=1.00 loops=1)
  Buffers: shared hit=3
  ->  Index Scan using inventories_pkey on inventories (actual time=0.013..0.013 rows=1.00 loops=1)
        Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
        Index Searches: 1
        Buffers: shared hit=3

-- select * from "sent_inventories" where "entity_ref" = $1 limit $2
Limit (actual time=0.003..0.003 rows=0.00 loops=1)
  ->  Seq Scan on sent_inventories (actual time=0.002..0.002 rows=0.00 loops=1)
        Filter: ((entity_ref)::text = 'component:default/service-500'::text)
Planning:
  Buffers: shared hit=1

-- select * from "plans" where "entity_ref" = $1 limit $2
Limit (actual time=0.011..0.011 rows=1.00 loops=1)
  Buffers: shared hit=3
  ->  Index Scan using plans_pkey on plans (actual time=0.010..0.010 rows=1.00 loops=1)
        Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
        Index Searches: 1
        Buffers: shared hit=3

-- select * from "kept_plans" where "entity_ref" = $1 order by "revision" desc limit $2
Limit (actual time=0.006..0.006 rows=0.00 loops=1)
  ->  Sort (actual time=0.005..0.006 rows=0.00 loops=1)
        Sort Key: revision DESC
        Sort Method: quicksort  Memory: 25kB
        ->  Seq Scan on kept_plans (actual time=0.002..0.002 rows=0.00 loops=1)
              Filter: ((entity_ref)::text = 'component:default/service-500'::text)
Planning:
  Buffers: shared hit=1

-- select * from "api_operations" where "entity_ref" = $1 limit $2
Limit (actual time=0.012..0.012 rows=1.00 loops=1)
  Buffers: shared hit=3
  ->  Index Scan using api_operations_pkey on api_operations (actual time=0.011..0.012 rows=1.00 loops=1)
        Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
        Index Searches: 1
        Buffers: shared hit=3

-- select * from "result_addresses" where "entity_ref" = $1 order by "position" asc
Sort (actual time=0.003..0.004 rows=0.00 loops=1)
  Sort Key: "position"
  Sort Method: quicksort  Memory: 25kB
  ->  Seq Scan on result_addresses (actual time=0.002..0.002 rows=0.00 loops=1)
        Filter: ((entity_ref)::text = 'component:default/service-500'::text)
Planning:
  Buffers: shared hit=1

-- select "record" from "gaps" where "entity_ref" = $1
Index Scan using gaps_figures_idx on gaps (actual time=0.013..0.019 rows=10.00 loops=1)
  Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
  Index Searches: 1
  Buffers: shared hit=10

-- select * from "runs" where "entity_ref" = $1 order by "ordered_at" desc, "id" desc limit $2
Limit (actual time=0.016..0.019 rows=5.00 loops=1)
  Buffers: shared hit=4
  ->  Index Scan Backward using runs_newest_idx on runs (actual time=0.015..0.018 rows=5.00 loops=1)
        Index Cond: ((entity_ref)::text = 'component:default/service-500'::text)
        Index Searches: 1
        Buffers: shared hit=4

-- == series over a year

-- select * from "series" where "entity_ref" = $1 order by "last_at" desc, "id" asc limit $2
Limit (actual time=0.026..0.026 rows=2.00 loops=1)
  Buffers: shared hit=9
  ->  Incremental Sort (actual time=0.025..0.026 rows=2.00 loops=1)
        Sort Key: last_at DESC, id
        Presorted Key: last_at
        Full-sort Groups: 1  Sort Method: top-N heapsort  Average Memory: 25kB  Peak Memory: 25kB
        Buffers: shared hit=9
        ->  Index Scan Backward using series_component_idx on series (actual time=0.012..0.018 rows=6.00 loops=1)
              Index Cond: ((entity_ref)::text = 'component:default/service-1'::text)
              Index Searches: 1
              Buffers: shared hit=9

-- select "run_metrics"."run_id", "run_metrics"."ordered_at", "run_metrics"."stats", "runs"."commit", "runs"."url" from "run_metrics" inner join "runs" on "runs"."id" = "run_metrics"."run_id" where "run_metrics"."series_id" = $1 and "run_metrics"."ordered_at" >= $2 and "run_metrics"."ordered_at" <= $3 order by "run_metrics"."ordered_at" desc, "run_metrics"."run_id" desc limit $4
Limit (actual time=2.417..2.527 rows=1000.00 loops=1)
  Buffers: shared hit=4060
  ->  Sort (actual time=2.417..2.464 rows=1000.00 loops=1)
        Sort Key: run_metrics.ordered_at DESC, run_metrics.run_id DESC
        Sort Method: quicksort  Memory: 157kB
        Buffers: shared hit=4060
        ->  Nested Loop (actual time=0.108..2.124 rows=1000.00 loops=1)
              Buffers: shared hit=4060
              ->  Bitmap Heap Scan on run_metrics (actual time=0.098..0.222 rows=1000.00 loops=1)
                    Recheck Cond: (((series_id)::text = '37520bf27cf2f3cd5e3bcf2e26fbac7859521abd81ca45746a8620843acbfde5'::text) AND ((ordered_at)::text >= '2025-11-23T12:00:00.000Z'::text) AND ((ordered_at)::text <= '2026-11-23T12:00:00.000Z'::text))
                    Heap Blocks: exact=29
                    Buffers: shared hit=60
                    ->  Bitmap Index Scan on run_metrics_series_idx (actual time=0.089..0.089 rows=1000.00 loops=1)
                          Index Cond: (((series_id)::text = '37520bf27cf2f3cd5e3bcf2e26fbac7859521abd81ca45746a8620843acbfde5'::text) AND ((ordered_at)::text >= '2025-11-23T12:00:00.000Z'::text) AND ((ordered_at)::text <= '2026-11-23T12:00:00.000Z'::text))
                          Index Searches: 1
                          Buffers: shared hit=31
              ->  Index Scan using runs_pkey on runs (actual time=0.001..0.001 rows=1.00 loops=1000)
                    Index Cond: ((id)::text = (run_metrics.run_id)::text)
                    Index Searches: 1000
                    Buffers: shared hit=4000
Planning:
  Buffers: shared hit=32
